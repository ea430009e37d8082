using ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>
/// The round trips of <see cref="RoundTripTests"/> over data that has everything: roles, extensions, groups in groups, mappings, somebody who follows. What
/// takes one more than the plain kind says why.
/// </summary>
[NonParallelizable]
public sealed class RichRoundTripTests
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private const string Roles = """ "roles":[{"value":"a/one"},{"value":"a/two"},{"value":"three"}] """;

    private CountedServer server = null!;
    private TestTenant plain = null!;
    private TestTenant mapped = null!;
    private TestTenant followed = null!;
    private Caller connector = null!;
    private int made;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await CountedServer.StartAsync();
        plain = await server.App.AddTenantAsync();
        connector = await plain.ConnectorAsync();
        await SchemaBodies.AddBadgeAsync(plain);
        mapped = await server.App.AddTenantAsync();
        followed = await server.App.AddTenantAsync();
        (await followed.Admin.PostAsync("/api/v1/admin/webhooks", """{"url":"http://127.0.0.1:9/events"}""")).Require(201);
        (await followed.Admin.PostAsync("/api/v1/admin/webhooks", """{"format":"set"}""")).Require(201);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    [TestCase("GET", 2)]
    [TestCase("PATCH", 5)]
    [TestCase("PUT", 5)]
    [TestCase("DELETE", 5)]
    public async Task User_WithRoles_TakesWhatOneWithoutTakes(string method, int bar)
    {
        var users = await UsersAsync(plain, Roles);

        await server.RequireAsync($"{method} a user with roles", bar, () => SendAsync(connector, method, users.Dequeue(), Roles));
    }

    [TestCase("PATCH", 5)]
    [TestCase("PUT", 5)]
    public async Task User_WhoseRolesChange_TakesWhatOneWithoutTakes(string method, int bar)
    {
        var users = await UsersAsync(plain, Roles);

        await server.RequireAsync($"{method} a user with other roles", bar, () => method == "PUT"
            ? SendAsync(connector, method, users.Dequeue(), """ "roles":[{"value":"three"},{"value":"four"}] """)
            : PatchAsync(connector, $"Users/{users.Dequeue()}", """{"op":"add","path":"roles","value":[{"value":"four"}]}"""));
    }

    // The schema of the tenant's own is locked against its removal, by a statement before the others.
    [TestCase(Enterprise, "department", 5)]
    [TestCase(SchemaBodies.Badge, "number", 6)]
    public async Task User_WithAnExtension_TakesOneMoreWhereItIsTheTenantsOwn(string urn, string attribute, int bar)
    {
        var members = $$""" "{{urn}}":{"{{attribute}}":"7"} """;
        var users = await UsersAsync(plain, members);

        await server.RequireAsync($"PATCH a user with {urn}", bar, () => SendAsync(connector, "PATCH", users.Dequeue(), members));
        await server.RequireAsync($"PUT a user with {urn}", bar, () => SendAsync(connector, "PUT", users.Dequeue(), members));
    }

    // What stands above its groups is a second question, to be asked once it is known that something does.
    [TestCase("GET", 3)]
    [TestCase("PATCH", 6)]
    [TestCase("DELETE", 5)]
    public async Task User_InANestedGroup_TakesOneMoreWhereGroupsAreShown(string method, int bar)
    {
        var users = await UsersAsync(plain);
        await plain.AddGroupAsync($"above{made++}", await plain.AddGroupAsync($"below{made++}", [.. users]));

        await server.RequireAsync($"{method} a user in a nested group", bar, () => SendAsync(connector, method, users.Dequeue()));
    }

    [TestCase("PATCH", 5)]
    [TestCase("DELETE", 5)]
    public async Task User_OfATenantThatIsFollowed_TakesNoMore(string method, int bar)
    {
        var users = await UsersAsync(followed);

        await server.RequireAsync($"{method} a user, followed", bar, () => SendAsync(followed.Admin, method, users.Dequeue()));
    }

    [Test]
    public async Task Member_OfAGroupThatIsFollowed_TakesNoMore()
    {
        var users = await UsersAsync(followed);
        var group = await followed.AddGroupAsync("g", users.Dequeue());

        await server.RequireAsync("add a member, followed", 6, () => AddAsync(followed, group, users.Dequeue()));
    }

    [Test]
    public async Task Member_OfANestedGroup_TakesNoMore()
    {
        var users = await UsersAsync(plain);
        var group = await plain.AddGroupAsync("n", users.Dequeue());
        await plain.AddGroupAsync("over", group);

        await server.RequireAsync("add a member to a nested group", 6, () => AddAsync(plain, group, users.Dequeue()));
    }

    // The tenant's lock is taken, its roles are read within the transaction before the change, and access that was granted or revoked is recorded when everything else is stored.
    [TestCase("PATCH", 8)]
    [TestCase("DELETE", 8)]
    public async Task User_InAMappedGroup_TakesALookAtItsRoles(string method, int bar)
    {
        var users = await UsersAsync(mapped);
        await MapAsync(await mapped.AddGroupAsync($"mapped{made++}", [.. users]));

        await server.RequireAsync($"{method} a user in a mapped group", bar, () => SendAsync(mapped.Admin, method, users.Dequeue()));
    }

    // Which mappings the group leads to is asked besides, before the lock is taken and with it, and who is below it.
    [Test]
    public async Task Member_OfAMappedGroup_TakesALookAtItsRoles()
    {
        var users = await UsersAsync(mapped);
        var group = await mapped.AddGroupAsync($"mapped{made++}", users.Dequeue());
        await MapAsync(group);

        await server.RequireAsync("add a member to a mapped group", 11, () => AddAsync(mapped, group, users.Dequeue()));
    }

    private async Task MapAsync(string group) => (await mapped.Admin.PostAsync(
        "/api/v1/admin/role-mappings", $$"""{"group":{"id":"{{group}}"},"namespace":"shop","role":"r{{made++}}"}""")).Require(201);

    private static async Task SendAsync(Caller caller, string method, string user, string members = "")
    {
        var path = $"/scim/v2/Users/{user}";
        var further = members.Trim().Length > 0 ? $",{members}" : "";
        _ = method switch
        {
            "GET" => (await caller.GetAsync(path)).Require(200),
            "PUT" => (await caller.PutAsync(path, $$"""{"schemas":["{{Core}}"],"userName":"{{user}}"{{further}}}""")).Require(200),
            "DELETE" => (await caller.DeleteAsync(path)).Require(204),
            _ => (await caller.PatchAsync(path, $$"""{"schemas":["{{PatchOp}}"],"Operations":[{"op":"replace","path":"active","value":false}]}""")).Require(200),
        };
    }

    private static async Task PatchAsync(Caller caller, string path, string operation) =>
        Assert.That((await caller.PatchAsync($"/scim/v2/{path}", $$"""{"schemas":["{{PatchOp}}"],"Operations":[{{operation}}]}""")).Status, Is.EqualTo(200).Or.EqualTo(204));

    private static Task AddAsync(TestTenant tenant, string group, string user) =>
        PatchAsync(tenant.Admin, $"Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{user}}"}]}""");

    private async Task<Queue<string>> UsersAsync(TestTenant tenant, string members = "")
    {
        var users = new Queue<string>();
        while (users.Count < 4)
        {
            users.Enqueue(await tenant.AddUserAsync($"rich{made++}", members));
        }

        return users;
    }
}
