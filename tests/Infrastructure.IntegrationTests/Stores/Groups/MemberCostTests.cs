using System.Text.Json;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Groups;

/// <summary>
/// What other servers are complained about most: that one member more costs as much as all members. Here a group's size shows in no
/// statement, and who does not ask for members does not touch them.
/// </summary>
public sealed partial class MemberCostTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Many = 600;

    [TestCase("""{"op":"add","path":"members","value":[{"value":"{0}"}]}""")]
    [TestCase("""{"op":"remove","path":"members[value eq \"{0}\"]"}""")]
    [TestCase("""{"op":"remove","path":"members","value":[{"value":"{0}"}]}""")]
    public async Task Patch_OfOneMember_SendsTheSameStatementsInAGroupOfAnySize(string operation)
    {
        var small = await PatchAsync(2, operation);
        var large = await PatchAsync(Many, operation);

        Assert.That(large, Is.EqualTo(small));
        Assert.That(large, Has.Some.Contains("GroupMembers").IgnoreCase);
    }

    [Test]
    public async Task Search_WithoutMembers_TouchesNoMemberRow()
    {
        var (group, _) = await StoreAsync(3);

        var sent = await SentAsync((IGroupQueries queries) => queries.SearchAsync(group.TenantId, new GroupSearch(null, 1, 100, WithMembers: false), default));

        Assert.That(sent, Is.Not.Empty.And.None.Contains("GroupMembers").IgnoreCase);
    }

    private async Task<IReadOnlyList<string>> PatchAsync(int members, string operation)
    {
        var (group, spare) = await StoreAsync(members);
        var user = operation.Contains("add", StringComparison.Ordinal) ? spare[0] : spare[1];
        var body = $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation.Replace("{0}", user, StringComparison.Ordinal)}}]}""";
        using var parsed = JsonDocument.Parse(body);
        var operations = PatchRequest.Read(parsed.RootElement, CompatibilityProfile.Default).Operations;
        return await SentAsync((MediatR.IMediator mediator) => mediator.Send(
            new PatchGroupCommand(group.TenantId, group.Id, operations, CompatibilityProfile.Default, ExpectedVersion.Any)));
    }

    /// <summary>A group of so many; then the ids of one who is not in it and of one who is.</summary>
    private async Task<(Domain.Groups.Group Group, string[] Ids)> StoreAsync(int members)
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant);
        var users = Enumerable.Range(0, members + 1).Select(number => Sample.User(tenant, $"u{number}")).ToList();
        await StoreAsync([tenant, group, .. users]);
        await StoreAsync([.. users.Skip(1).Select(user => new GroupMember(group.Id, user.Id))]);
        return (group, [users[0].Id.ToString(), users[1].Id.ToString()]);
    }

    private async Task<IReadOnlyList<string>> SentAsync<TPort, T>(Func<TPort, Task<T>> use)
        where TPort : notnull
    {
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);
        if (Options.Provider == DatabaseProvider.Sqlite)
        {
            await using var scope = product.NewScope();
            scope.Get<SqliteConnections>().Executing = sent.Texts.Add;
        }

        await product.UseAsync(use);
        return [.. sent.Texts.Select(text => Id().Replace(text, "an id"))];
    }

    // Ids stand in the text where EF Core 6 writes a list.
    [GeneratedRegex("'[0-9A-Fa-f-]{36}'")]
    private static partial Regex Id();
}
