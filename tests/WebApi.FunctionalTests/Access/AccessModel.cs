using System.Text.Json.Nodes;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>A small directory to which anything is done by chance, and what is told of it.</summary>
internal sealed class AccessModel
{
    private const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static readonly string[] Names = ["A", "B", "C", "D"];
    private static readonly string[] Roles = ["x", "y"];

    private readonly TestTenant tenant;
    private readonly Dice dice;
    private readonly List<string> users = [];
    private readonly List<string> groups = [];
    private readonly List<string> mappings = [];
    private int made;

    private AccessModel(TestTenant tenant, Dice dice) => (this.tenant, this.dice) = (tenant, dice);

    public static async Task<AccessModel> StartAsync(TestServerApp app, Dice dice)
    {
        var model = new AccessModel(await app.AddTenantAsync(), dice);

        // A tenant that maps nothing is told nothing.
        (await model.tenant.Admin.PostAsync("/api/v1/admin/role-mappings", """{"group":{"display_name":"Nobody"},"namespace":"n","role":"z"}""")).Require(201);
        for (var number = 0; number < 4; number++)
        {
            await model.AddUserAsync();
            await model.AddGroupAsync();
        }

        return model;
    }

    /// <returns>what was done</returns>
    public async Task<string> StepAsync() => dice.Below(11) switch
    {
        0 => await AddUserAsync(),
        1 => await AddGroupAsync(),
        2 => await ActivateAsync(),
        3 => await MapAsync(),
        4 when mappings.Count > 2 => await UnmapAsync(),
        5 when users.Count > 3 => await DeleteAsync("Users", users),
        6 when groups.Count > 3 => await DeleteAsync("Groups", groups),
        7 => await RolesAsync(),
        8 => await RenameAsync(),
        9 => await ReplaceAsync(),
        _ => await MembersAsync(),
    };

    /// <summary>What all events together say, as lines.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync()
    {
        var held = new HashSet<string>();
        foreach (var record in await RecordsAsync())
        {
            foreach (var user in record["changes"]!["users"]!.AsArray())
            {
                var line = $"{record["changes"]!["role"]} {user}";
                var isNew = (string)record["action"]! == "access.granted" ? held.Add(line) : held.Remove(line);
                Assert.That(isNew, $"{record["action"]} says nothing new of {line}");
            }
        }

        return [.. held.Order(StringComparer.Ordinal)];
    }

    /// <summary>Who has which role.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync()
    {
        var held = new List<string>();
        foreach (var role in Roles)
        {
            var page = (await tenant.Admin.GetAsync($"/api/v1/admin/access?namespace=n&role={role}&per_page=100")).Require(200);
            held.AddRange(page["items"]!.AsArray().Select(item => $"{role} {item!["user_id"]}"));
        }

        return [.. held.Order(StringComparer.Ordinal)];
    }

    private async Task<List<JsonNode>> RecordsAsync()
    {
        var records = new List<JsonNode>();
        foreach (var action in new[] { "access.granted", "access.revoked" })
        {
            for (var cursor = ""; cursor is not null;)
            {
                var page = (await tenant.Admin.GetAsync($"/api/v1/admin/audit-events?action={action}&limit=100{cursor}")).Require(200);
                records.AddRange(page["items"]!.AsArray().Select(item => item!));
                cursor = page["next_cursor"] is { } next ? $"&cursor={next}" : null;
            }
        }

        return [.. records.OrderBy(record => (DateTimeOffset)record["occurred_at"]!).ThenBy(record => (string)record["id"]!, StringComparer.Ordinal)];
    }

    private async Task<string> AddUserAsync()
    {
        users.Add(await tenant.AddUserAsync($"u{made++}", dice.Below(2) == 0 ? $$""" "roles":[{"value":"n/{{Any(Roles)}}"}] """ : ""));
        return "user made";
    }

    private async Task<string> AddGroupAsync()
    {
        groups.Add(await tenant.AddGroupAsync(Any(Names), SomeMembers()));
        return "group made";
    }

    private async Task<string> ActivateAsync()
    {
        var active = dice.Below(2) == 0 ? "true" : "false";
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{Any(users)}", ScimUsersTests.Patch($"\"active\":{active}"))).Require(200);
        return $"active {active}";
    }

    private async Task<string> RolesAsync()
    {
        var roles = string.Join(',', Roles.Where(_ => dice.Below(2) == 0).Select(role => $$"""{"value":"n/{{role}}"}"""));
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{Any(users)}", ScimUsersTests.Patch($"\"roles\":[{roles}]"))).Require(200);
        return $"roles {roles}";
    }

    private async Task<string> MapAsync()
    {
        var group = dice.Below(2) == 0 ? $$"""{"id":"{{Any(groups)}}"}""" : $$"""{"display_name":"{{Any(Names)}}"}""";
        var mapped = await tenant.Admin.PostAsync("/api/v1/admin/role-mappings", $$"""{"group":{{group}},"namespace":"n","role":"{{Any(Roles)}}"}""");
        if (mapped.Status == 201)
        {
            mappings.Add((string)mapped["id"]!);
        }

        return $"mapped {group}";
    }

    private async Task<string> UnmapAsync()
    {
        var mapping = Any(mappings);
        mappings.Remove(mapping);

        // One by id has gone with its group.
        Assert.That((await tenant.Admin.DeleteAsync($"/api/v1/admin/role-mappings/{mapping}")).Status, Is.AnyOf(204, 404));
        return "unmapped";
    }

    private async Task<string> DeleteAsync(string type, List<string> ids)
    {
        var id = Any(ids);
        ids.Remove(id);
        (await tenant.Admin.DeleteAsync($"/scim/v2/{type}/{id}")).Require(204);
        return $"{type} deleted";
    }

    private async Task<string> RenameAsync()
    {
        (await tenant.Admin.PatchAsync($"/scim/v2/Groups/{Any(groups)}", Patch("replace", "displayName", $"\"{Any(Names)}\""))).Require(204);
        return "renamed";
    }

    private async Task<string> ReplaceAsync()
    {
        var members = string.Join(',', SomeMembers().Select(member => $$"""{"value":"{{member}}"}"""));
        var body = $$"""{"schemas":["{{Group}}"],"displayName":"{{Any(Names)}}","members":[{{members}}]}""";
        (await tenant.Admin.SendAsync(HttpMethod.Put, $"/scim/v2/Groups/{Any(groups)}", body)).Require(200);
        return "replaced";
    }

    private async Task<string> MembersAsync()
    {
        var members = string.Join(',', SomeMembers().Select(member => $$"""{"value":"{{member}}"}"""));
        var op = dice.Below(2) == 0 ? "add" : "remove";
        (await tenant.Admin.PatchAsync($"/scim/v2/Groups/{Any(groups)}", Patch(op, "members", $"[{members}]"))).Require(204);
        return $"members {op}";
    }

    private string[] SomeMembers() => [.. users.Concat(groups).Where(_ => dice.Below(3) == 0)];

    private string Any(IReadOnlyList<string> list) => list[dice.Below(list.Count)];

    private static string Patch(string op, string path, string value) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"{{op}}","path":"{{path}}","value":{{value}}}]}""";
}
