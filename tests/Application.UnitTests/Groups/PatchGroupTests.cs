using System.Text.Json;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.UnitTests.Groups;

/// <summary>Which changes of a group may be done while everybody else's writing waits.</summary>
public sealed class PatchGroupTests
{
    private const string Member = """{"value":"7a4b"}""";

    [TestCase(20, true)]
    [TestCase(21, false)]
    public void IsBrief_OfAList_CountsItsValues(int members, bool isBrief) => Assert.That(
        IsBrief($$"""{"op":"add","path":"members","value":[{{Many(Member, members)}}]}"""), Is.EqualTo(isBrief));

    [TestCase(20, true)]
    [TestCase(21, false)]
    public void IsBrief_OfAListWithoutAPath_CountsItsValues(int members, bool isBrief) => Assert.That(
        IsBrief($$$"""{"op":"add","value":{"members":[{{{Many(Member, members)}}}]}}"""), Is.EqualTo(isBrief));

    [TestCase(20, true)]
    [TestCase(21, false)]
    public void IsBrief_OfManyOperations_CountsThem(int operations, bool isBrief) => Assert.That(
        IsBrief(Many("""{"op":"remove","path":"members[value eq \"7a4b\"]"}""", operations)), Is.EqualTo(isBrief));

    private static string Many(string text, int count) => string.Join(',', Enumerable.Repeat(text, count));

    private static bool IsBrief(string operations)
    {
        var profile = CompatibilityProfile.Default;
        using var body = JsonDocument.Parse($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""");
        IRepeatable command = new PatchGroupCommand(
            new TenantId(Guid.NewGuid()), new GroupId(Guid.NewGuid()), PatchRequest.Read(body.RootElement, profile).Operations, profile, ExpectedVersion.Any);
        return command.IsBrief;
    }
}
