using System.Text.Json;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Access;

/// <summary>How many statements being told of access takes: never more with more members.</summary>
public sealed class AccessCostTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Large = AccessEvents.MostNamed + 100;

    private sealed record Directory(Tenant Tenant, Group Mapped, Group Plain, Group Many, IReadOnlyList<User> Users, User Other);

    [TestCase("nest")]
    [TestCase("rename")]
    [TestCase("empty")]
    [TestCase("delete")]
    public async Task Change_OfAGroupWithVeryMany_AsksForRolesAsOftenAsOfTwiceAsMany(string what)
    {
        var once = await SentAsync(await MakeAsync(Large), what);
        var twice = await SentAsync(await MakeAsync(2 * Large), what);

        Assert.That(twice.Where(AsksForAccess), Is.EqualTo(once.Where(AsksForAccess)));
        Assert.That(once.Count(AsksForAccess), Is.InRange(2, 3));
    }

    // Where the group leads is asked once more when nobody else can change that.
    [TestCase("join a plain group", 2)]
    [TestCase("join", 3)]
    [TestCase("deactivate", 1)]
    [TestCase("delete a user", 1)]
    public async Task Change_OfOneUser_AsksForAccessSoOften(string what, int times)
    {
        var sent = await SentAsync(await MakeAsync(3), what);

        Assert.That(sent.Count(AsksForAccess), Is.EqualTo(times));
    }

    private static bool AsksForAccess(string sql) => sql.StartsWith("WITH RECURSIVE", StringComparison.Ordinal)
        && sql.Contains("RoleMappings", StringComparison.OrdinalIgnoreCase);

    private async Task<Directory> MakeAsync(int members)
    {
        var tenant = Sample.Tenant();
        var (mapped, plain, many) = (Sample.Group(tenant, "Mapped"), Sample.Group(tenant, "Plain"), Sample.Group(tenant, "Many"));
        var users = Enumerable.Range(0, members).Select(number => Sample.User(tenant, $"u{number}")).ToList();
        var other = Sample.User(tenant, "other");
        await StoreAsync(tenant);
        await StoreAsync([mapped, plain, many, other, .. users]);
        await StoreAsync([
            Sample.Mapping(tenant, new MappedGroup.ById(mapped.Id)), Sample.Mapping(tenant, new MappedGroup.ByDisplayName("Many"), "shop/many"),
            Sample.Mapping(tenant, new MappedGroup.ByDisplayName("Waiting"), "shop/waiting"), .. users.Select(user => new GroupMember(many.Id, user.Id)),
        ]);
        return new Directory(tenant, mapped, plain, many, users, other);
    }

    private async Task<IReadOnlyList<string>> SentAsync(Directory directory, string what)
    {
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);
        if (Options.Provider == DatabaseProvider.Sqlite)
        {
            await using var scope = product.NewScope();
            scope.Get<SqliteConnections>().Executing = sent.Texts.Add;
        }

        await DoAsync(product, directory, what);
        return sent.Texts;
    }

    private static Task DoAsync(Product product, Directory directory, string what)
    {
        var (tenant, other) = (directory.Tenant.Id, directory.Other);
        return what switch
        {
            "nest" => product.SendAsync(Patch(directory.Mapped, Add(directory.Many.Id.Value))),
            "rename" => product.SendAsync(Patch(directory.Many, """{"op":"replace","path":"displayName","value":"else"}""")),
            "empty" => product.SendAsync(Patch(directory.Many, """{"op":"remove","path":"members"}""")),
            "delete" => product.SendAsync(new DeleteGroupCommand(tenant, directory.Many.Id, ExpectedVersion.Any)),
            "join a plain group" => product.SendAsync(Patch(directory.Plain, Add(other.Id.Value))),
            "join" => product.SendAsync(Patch(directory.Many, Add(other.Id.Value))),
            "deactivate" => product.SendAsync(new PatchUserCommand(
                tenant, other.Id, Operations("""{"op":"replace","path":"active","value":false}"""), CompatibilityProfile.Default, ExpectedVersion.Any, Sample.Admin)),
            _ => product.SendAsync(new DeleteUserCommand(tenant, directory.Users[0].Id, ExpectedVersion.Any)),
        };
    }

    private static string Add(Guid id) => $$"""{"op":"add","path":"members","value":[{"value":"{{id}}"}]}""";

    private static IReadOnlyList<Application.Scim.Patching.PatchOperation> Operations(string operation)
    {
        using var body = JsonDocument.Parse($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
        return PatchRequest.Read(body.RootElement, CompatibilityProfile.Default).Operations;
    }

    private static PatchGroupCommand Patch(Group group, string operation) =>
        new(group.TenantId, group.Id, Operations(operation), CompatibilityProfile.Default, ExpectedVersion.Any);
}
