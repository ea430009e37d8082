using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Groups;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

public sealed class LargeGroupResultTests
{
    // Of the server's memory, which the writer fills one after the other.
    private const int Block = 4096;

    [Test]
    public async Task Execute_OfManyMembers_NeverHoldsMoreThanALittleOfTheAnswer()
    {
        const int Count = 10_000;
        var members = Enumerable.Range(0, Count).Select(_ => new GroupMemberView(Guid.NewGuid(), null, IsGroup: false)).ToList();
        var (context, body, most) = (new DefaultHttpContext(), new MemoryStream(), 0L);
        context.Response.Body = body;
        var result = new LargeGroupResult(
            new JsonObject { ["id"] = "g", ["meta"] = new JsonObject { ["version"] = "v" } },
            members,
            (writer, member) =>
            {
                writer.WriteStringValue(member.Id);
                most = Math.Max(most, context.Response.BodyWriter.UnflushedBytes + writer.BytesPending);
            },
            StatusCodes.Status200OK)
        { Location = "/g", EntityTag = "v" };

        await result.ExecuteResultAsync(new ActionContext { HttpContext = context });
        await context.Response.CompleteAsync();

        var answer = JsonNode.Parse(body.ToArray())!;
        Assert.That(answer["members"]!.AsArray().Select(id => (Guid)id!), Is.EqualTo(members.Select(member => member.Id)));
        Assert.That((string?)answer["meta"]!["version"], Is.EqualTo("v"));
        Assert.That(most, Is.InRange(1, LargeGroupResult.FlushAt + Block));
    }
}
