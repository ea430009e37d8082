using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Patching;

/// <summary>Each operation on members works on the result of the one before (RFC 7644 section 3.5.2), whatever its filter asks.</summary>
public sealed class MemberPatchTests : ServerFixture
{
    private const string Path = "/scim/v2/Groups";
    private const string Unknown = "00000000-0000-4000-8000-0000000000ff";

    // A and B are users, G is a group; the group under test begins with A.
    [TestCase("""{"op":"add","path":"members","value":[{"value":"B"}]},{"op":"remove","path":"members[type eq \"User\"]"}""", "")]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"B"}]},{"op":"remove","path":"members[value eq \"B\" and type eq \"User\"]"}""", "")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"B"},{"value":"G"}]},{"op":"remove","path":"members[value ne \"B\"]"}""", "B")]
    [TestCase("""{"op":"remove","path":"members"},{"op":"add","path":"members","value":[{"value":"B"},{"value":"G"}]},{"op":"remove","path":"members[type eq \"Group\"]"}""", "B")]
    [TestCase("""{"op":"remove","path":"members[value eq \"A\"]"},{"op":"remove","path":"members[not (type eq \"Group\")]"},{"op":"add","path":"members","value":[{"value":"A"}]}""", "A")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"B"},{"value":"G"}]},{"op":"remove","path":"members[display sw \"b\"]"}""", "A,G")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"B"}]},{"op":"remove","path":"members[display co \"a\"]"},{"op":"add","path":"members","value":[{"value":"G"}]},{"op":"remove","path":"members[value eq \"B\" or display eq \"inner\"]"}""", "")]
    public async Task Patch_WithFiltersOverMembers_SeesWhatTheOperationsBeforeDid(string operations, string expected)
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var group = await AddAsync(tenant.Admin, ids["A"]);

        var answer = await PatchAsync(tenant.Admin, group, Named(operations, ids));

        Assert.That(answer.Status, Is.EqualTo(204), answer.Text);
        Assert.That(await MembersAsync(tenant.Admin, group), Is.EquivalentTo(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => ids[name])));
    }

    [TestCase("""{"op":"add","path":"members","value":[{"value":"UNKNOWN"}]},{"op":"remove","path":"members[value eq \"UNKNOWN\"]"}""")]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"UNKNOWN"}]},{"op":"remove","path":"members"}""")]
    [TestCase("""{"op":"add","path":"members","value":[null]}""")]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"B"},null]}""")]
    [TestCase("""{"op":"add","path":"members","value":[{"$ref":"https://scim.example.com/scim/v2/Users/B"}]}""")]
    [TestCase("""{"op":"remove","path":"members","value":[{"$ref":"https://scim.example.com/scim/v2/Users/A"}]}""")]
    public async Task Patch_WithAMemberThatIsNone_IsRefusedAndChangesNothing(string operations)
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var group = await AddAsync(tenant.Admin, ids["A"]);
        var before = (await tenant.Admin.GetAsync($"{Path}/{group}")).Text;

        var answer = await PatchAsync(tenant.Admin, group, Named(operations, ids));

        Assert.That((answer.Status, answer.Status == 204 ? null : (string?)answer["scimType"]), Is.EqualTo((400, "invalidValue")));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{group}")).Text, Is.EqualTo(before));
    }

    // The address depends on where the client calls, so it selects nothing, here and in a query alike.
    [Test]
    public async Task Patch_SelectingMembersByTheirAddress_IsRefusedAsInAQuery()
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var group = await AddAsync(tenant.Admin, ids["A"]);
        var filter = $"members[$ref eq \"https://scim.example.com/scim/v2/Users/{ids["A"]}\"]";

        var patched = await PatchAsync(tenant.Admin, group, $$"""{"op":"remove","path":"{{filter.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""");
        var asked = await tenant.Admin.GetAsync($"{Path}?filter={Uri.EscapeDataString(filter)}");

        Assert.That((patched.Status, asked.Status), Is.EqualTo((400, 400)));
        Assert.That(((string?)patched["scimType"], (string?)patched["detail"]), Is.EqualTo(((string?)asked["scimType"], (string?)asked["detail"])));
        Assert.That(await MembersAsync(tenant.Admin, group), Is.EqualTo(new[] { ids["A"] }));
    }

    [TestCase("User", "Group")]
    [TestCase("Group", "User")]
    public async Task Add_WithATypeOrAddressThatDoesNotFit_GoesByTheId(string shown, string sent)
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var member = ids[shown == "User" ? "B" : "G"];
        var group = await AddAsync(tenant.Admin, ids["A"]);

        var patched = await PatchAsync(
            tenant.Admin, group, $$"""{"op":"replace","path":"members","value":[{"value":"{{member}}","type":"{{sent}}","$ref":"https://elsewhere.example/{{sent}}s/1"}]}""");
        var read = await tenant.Admin.GetAsync($"{Path}/{group}");

        Assert.That(patched.Status, Is.EqualTo(204), patched.Text);
        Assert.That((string?)read["members"]![0]!["type"], Is.EqualTo(shown));
        Assert.That((string?)read["members"]![0]!["$ref"], Is.EqualTo($"https://scim.example.com/scim/v2/{shown}s/{member}"));
    }

    [TestCase("default", 204, null)]
    [TestCase("entra", 204, null)]
    [TestCase("strict", 400, "noTarget")]
    public async Task Remove_OfSomebodyWhoIsNoMember_SucceedsButToTheLetter(string profile, int status, string? scimType)
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var group = await AddAsync(tenant.Admin, ids["A"]);
        var before = (await tenant.Admin.GetAsync($"{Path}/{group}")).Text;
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"compatibility_profile":"{{profile}}"}""")).Require(200);

        foreach (var filter in new[] { $"value eq \\\"{ids["B"]}\\\"", $"value eq \\\"{ids["A"].ToUpperInvariant()}\\\"", "type eq \\\"Group\\\"" })
        {
            var answer = await PatchAsync(tenant.Admin, group, $$"""{"op":"remove","path":"members[{{filter}}]"}""");

            Assert.That((answer.Status, answer.Status == 204 ? null : (string?)answer["scimType"]), Is.EqualTo((status, scimType)), filter);
        }

        Assert.That((await tenant.Admin.GetAsync($"{Path}/{group}")).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Id_InCapitals_IsUnknownEverywhere()
    {
        var tenant = await App.AddTenantAsync();
        var ids = await IdsAsync(tenant);
        var group = await AddAsync(tenant.Admin, ids["A"]);
        var (capitals, user) = (group.ToUpperInvariant(), ids["B"].ToUpperInvariant());

        Assert.That((await tenant.Admin.GetAsync($"{Path}/{capitals}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.GetAsync($"/scim/v2/Users/{user}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.DeleteAsync($"/scim/v2/Users/{user}")).Status, Is.EqualTo(404));
        Assert.That((await PatchAsync(tenant.Admin, capitals, """{"op":"remove","path":"members"}""")).Status, Is.EqualTo(404));
        Assert.That((await PatchAsync(tenant.Admin, group, $$"""{"op":"add","path":"members","value":[{"value":"{{user}}"}]}""")).Status, Is.EqualTo(400));
        foreach (var (type, filter) in new[] { ("Users", $"id eq \"{user}\""), ("Groups", $"id eq \"{capitals}\""), ("Groups", $"members eq \"{ids["A"].ToUpperInvariant()}\"") })
        {
            var list = await tenant.Admin.GetAsync($"/scim/v2/{type}?filter={Uri.EscapeDataString(filter)}");
            Assert.That(list.Require(200)["totalResults"]!.GetValue<int>(), Is.Zero, filter);
        }

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Delete($"/Users/{user}"));
        Assert.That(job.Statuses, Is.EqualTo(new[] { "404" }));
        Assert.That(await MembersAsync(tenant.Admin, group), Is.EqualTo(new[] { ids["A"] }));
    }

    private static async Task<Dictionary<string, string>> IdsAsync(TestTenant tenant) => new()
    {
        ["A"] = await tenant.AddUserAsync("ada"),
        ["B"] = await tenant.AddUserAsync("bob"),
        ["G"] = (await tenant.Admin.PostAsync(Path, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Inner"}""")).Require(201)["id"]!.GetValue<string>(),
        ["UNKNOWN"] = Unknown,
    };

    private static string Named(string operations, Dictionary<string, string> ids) => ids.Aggregate(operations, (text, id) => text
        .Replace($"\"{id.Key}\"", $"\"{id.Value}\"", StringComparison.Ordinal)
        .Replace($"\"{id.Key}\\\"", $"\"{id.Value}\\\"", StringComparison.Ordinal)
        .Replace($"/{id.Key}\"", $"/{id.Value}\"", StringComparison.Ordinal));

    private static async Task<string> AddAsync(Caller caller, string member) => (await caller.PostAsync(
        Path, $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"G","members":[{"value":"{{member}}"}]}""")).Require(201)["id"]!.GetValue<string>();

    private static Task<Answer> PatchAsync(Caller caller, string group, string operations) => caller.PatchAsync(
        $"{Path}/{group}", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""");

    private static async Task<IEnumerable<string>> MembersAsync(Caller caller, string group) =>
        (await caller.GetAsync($"{Path}/{group}")).Require(200)["members"]?.AsArray().Select(member => member!["value"]!.GetValue<string>()) ?? [];
}
