using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>Changes of one resource at once: none is lost, and with a tag only the first is made (RFC 7644 section 3.14).</summary>
public sealed class ScimRaceTests : ServerFixture
{
    private const int Writers = 16;

    [Test]
    public async Task Get_OfManyUsersAtOnce_AnswersEachWithItsOwnDocument()
    {
        var tenant = await App.AddTenantAsync();
        var users = new List<string>();
        for (var index = 0; index < Writers; index++)
        {
            users.Add(await tenant.AddUserAsync($"user-{index}"));
        }

        var reads = Enumerable.Repeat(users, Writers).SelectMany(ids => ids).Select(id => Task.Run(() => tenant.Admin.GetAsync($"/scim/v2/Users/{id}")));
        var answers = await Task.WhenAll(reads);

        var expected = Enumerable.Repeat(users.Select((id, index) => $"200 {id} user-{index}"), Writers).SelectMany(read => read);
        Assert.That(answers.Select(answer => $"{answer.Status} {answer["id"]} {answer["userName"]}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Patch_OfOneUserByManyAtOnce_KeepsEveryChange()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        var roles = Enumerable.Range(0, Writers).Select(index => $"role-{index}").ToList();

        var answers = await Task.WhenAll(roles.Select(role => tenant.Admin.PatchAsync(
            $"/scim/v2/Users/{user}", Patch($$"""{"op":"add","path":"roles","value":[{"value":"{{role}}"}]}"""))));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        var stored = await tenant.Admin.GetAsync($"/scim/v2/Users/{user}");
        Assert.That(stored["roles"]!.AsArray().Select(role => (string)role!["value"]!), Is.EquivalentTo(roles));
    }

    [Test]
    public async Task Patch_OfOneGroupByManyAtOnce_KeepsEveryChange()
    {
        var tenant = await App.AddTenantAsync();
        var (leaving, joining) = (new List<string>(), new List<string>());
        for (var index = 0; index < Writers / 2; index++)
        {
            leaving.Add(await tenant.AddUserAsync($"leaving-{index}"));
            joining.Add(await tenant.AddUserAsync($"joining-{index}"));
        }

        var members = string.Join(',', leaving.Select(id => $$"""{"value":"{{id}}"}"""));
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Guides","members":[{{members}}]}""";
        var path = $"/scim/v2/Groups/{(await tenant.Admin.PostAsync("/scim/v2/Groups", body)).Require(201)["id"]}";

        var answers = await Task.WhenAll(
        [
            .. joining.Select(id => tenant.Admin.PatchAsync(path, Patch($$"""{"op":"add","path":"members","value":[{"value":"{{id}}"}]}"""))),
            .. leaving.Select(id => tenant.Admin.PatchAsync(path, Patch($$"""{"op":"remove","path":"members[value eq \"{{id}}\"]"}"""))),
        ]);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204));
        var stored = await tenant.Admin.GetAsync(path);
        Assert.That(stored["members"]!.AsArray().Select(member => (string)member!["value"]!), Is.EquivalentTo(joining));
    }

    [Test]
    public async Task Patch_WithOneTagByManyAtOnce_IsMadeOnce()
    {
        var tenant = await App.AddTenantAsync();
        var path = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var tag = (await tenant.Admin.GetAsync(path)).Header("ETag")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(index => tenant.Admin.PatchAsync(
            path, Patch($$"""{"op":"replace","path":"title","value":"title {{index}}"}"""), ("If-Match", tag))));

        var made = answers.Single(answer => answer.Status == 200);
        Assert.That(answers.Where(answer => answer != made).Select(answer => answer.Status), Is.All.EqualTo(412));
        Assert.That((await tenant.Admin.GetAsync(path)).Text, Is.EqualTo(made.Text));
    }

    // On one node those that change one thing take turns: only versions keep nodes apart.
    [Test]
    public async Task Patch_OfOneUserOnTwoNodesAtOnce_KeepsEveryChange()
    {
        var tenant = await App.AddTenantAsync();
        var path = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var emails = Enumerable.Range(0, Writers).Select(index => $"ada-{index}@example.com").ToList();
        await using var other = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = App.DataDirectory });
        Caller[] nodes = [tenant.Admin, other.As(other.Jwts.Of(tenant.Slug, TestJwts.TenantScopes))];

        var answers = await Task.WhenAll(emails.Select((email, index) => nodes[index % 2].PatchAsync(
            path, Patch($$"""{"op":"add","path":"emails","value":[{"value":"{{email}}"}]}"""))));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        var stored = await tenant.Admin.GetAsync(path);
        Assert.That(stored["emails"]!.AsArray().Select(email => (string)email!["value"]!), Is.EquivalentTo(emails));
    }

    [Test]
    public async Task Patch_WithOneTagOnTwoNodesAtOnce_IsMadeOnce()
    {
        var tenant = await App.AddTenantAsync();
        await using var other = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = App.DataDirectory });
        Caller[] nodes = [tenant.Admin, other.As(other.Jwts.Of(tenant.Slug, TestJwts.TenantScopes))];
        for (var round = 0; round < 10; round++)
        {
            var path = $"/scim/v2/Users/{await tenant.AddUserAsync($"ada-{round}")}";
            var tag = (await tenant.Admin.GetAsync(path)).Header("ETag")!;

            var answers = await Task.WhenAll(nodes.Select((node, index) => node.PatchAsync(
                path, Patch($$"""{"op":"replace","path":"title","value":"title {{index}}"}"""), ("If-Match", tag))));

            var made = answers.Single(answer => answer.Status == 200);
            Assert.That(answers.Where(answer => answer != made).Select(answer => answer.Status), Is.All.EqualTo(412));
            Assert.That((await tenant.Admin.GetAsync(path)).Text, Is.EqualTo(made.Text));
        }
    }

    [Test]
    public async Task Change_OfRolesOnBothPlanesAtOnce_KeepsBoth()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(index => index % 2 == 0
            ? tenant.Admin.PatchAsync($"/scim/v2/Users/{user}", Patch($$"""{"op":"add","path":"roles","value":[{"value":"r{{index}}"}]}"""))
            : tenant.Admin.PostAsync("/api/v1/admin/role-bindings", $$"""{"user_id":"{{user}}","namespace":"system","role":"r{{index}}"}""")));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200).Or.EqualTo(201));
        var stored = await tenant.Admin.GetAsync($"/scim/v2/Users/{user}");
        Assert.That(
            stored["roles"]!.AsArray().Select(role => (string)role!["value"]!),
            Is.EquivalentTo(Enumerable.Range(0, Writers).Select(index => $"r{index}")));
    }

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";
}
