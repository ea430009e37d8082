using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>However many make the same user at once, one does.</summary>
public sealed class UserRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Racers = 32;

    [Test]
    public async Task Create_OneUserNameByThirtyTwoAtOnce_MakesOneUser()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var outcomes = await Race.AllAsync(Racers, index => SendAsync(Create(tenant, index % 2 == 0 ? "jensen" : "JENSEN")));

        var made = outcomes.Single(outcome => outcome.Fault is null).Answer!;
        var stored = await SendAsync(new SearchUsersQuery(tenant.Id, null, null, null));
        Assert.That(
            outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => outcome.Fault),
            Has.Exactly(Racers - 1).TypeOf<UserNameTaken>());
        Assert.That(stored.Page.Users.Select(user => user.Id), Is.EqualTo(new[] { made.User.Id }));
        Assert.That(stored.Page.Users.Single().Roles, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Create_ManyUserNamesAtOnce_MakesAll()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var outcomes = await Race.AllAsync(Racers, index => SendAsync(Create(tenant, $"user-{index}")));

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That((await SendAsync(new SearchUsersQuery(tenant.Id, null, null, null))).Page.Total, Is.EqualTo(Racers));
    }

    private static CreateUserCommand Create(Tenant tenant, string userName)
    {
        var document = JsonNode.Parse($$"""{"userName":"{{userName}}","roles":[{"value":"admin"},{"value":"x/reader"}]}""")!.AsObject();
        return new CreateUserCommand(tenant.Id, new ScimResource(SchemaRegistry.Core.User, document), Sample.Admin);
    }
}
