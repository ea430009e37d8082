using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Groups;

/// <summary>What goes at once may be any number of rows: more than a database undoes in memory.</summary>
public sealed class LargeGroupTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Many = 30_000;

    private Tenant tenant = null!;
    private IReadOnlyList<Domain.Users.User> users = null!;

    [OneTimeSetUp]
    public async Task StoreUsers()
    {
        tenant = Sample.Tenant();
        users = [.. Enumerable.Range(0, Many).Select(number => Sample.User(tenant, $"u{number}"))];
        await StoreAsync(tenant);
        await StoreAsync([.. users]);
    }

    [TestCase("remove members")]
    [TestCase("replace members")]
    [TestCase("delete")]
    public async Task Write_OfAllMembersOfALargeGroup_TakesThemAll(string act)
    {
        var (large, other) = (Sample.Group(tenant), Sample.Group(tenant));
        await StoreAsync(large, other);
        await StoreAsync([.. users.Select(user => new GroupMember(large.Id, user.Id)), new GroupMember(other.Id, users[0].Id)]);

        await (act switch
        {
            "remove members" => PatchAsync(large, """{"op":"remove","path":"members"}"""),
            "replace members" => PatchAsync(large, $$"""{"op":"replace","path":"members","value":[{"value":"{{users[0].Id}}"}]}"""),
            _ => SendAsync((IRequest<Unit>)new DeleteGroupCommand(tenant.Id, large.Id, ExpectedVersion.Any)),
        });

        Assert.That(await MembersAsync(large), Is.EqualTo(act == "replace members" ? 1 : 0));
        Assert.That(await MembersAsync(other), Is.EqualTo(1));
    }

    private async Task PatchAsync(Group group, string operation)
    {
        using var body = JsonDocument.Parse(
            $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
        var operations = PatchRequest.Read(body.RootElement, CompatibilityProfile.Default).Operations;
        await SendAsync(new PatchGroupCommand(tenant.Id, group.Id, operations, CompatibilityProfile.Default, ExpectedVersion.Any));
    }

    private Task<int> MembersAsync(Group group) => UseAsync(
        (ScimPlatformDbContext context) => context.GroupMembers.CountAsync(member => member.GroupId == group.Id));
}
