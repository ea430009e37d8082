using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;

/// <summary>A schema that was just defined, on the SCIM plane.</summary>
public sealed class SchemaUseTests : ServerFixture
{
    private const string Urn = SchemaBodies.Badge;
    private const string Users = "/scim/v2/Users";

    private const string Whole = $$"""
        "{{Urn}}":{"number":"7","level":3,"score":1.5,"remote":true,"validUntil":"2030-01-01T00:00:00Z","chip":"AAEC","photo":"https://x.example/p",
        "serial":"S1","pin":"1234","note":"n","tags":["red","blue"],"doors":[{"value":"D1","type":"main","primary":true},{"value":"D2"}]}
        """;

    [TestCase("/scim/v2")]
    [TestCase("/api/scim/namespaces/system/v2")]
    public async Task Create_WithTheExtension_IsKeptAndShownBelowBothBases(string plane)
    {
        var (tenant, connector) = await BadgeTenantAsync();
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","{{Urn}}"],"userName":"ada","roles":[{"value":"r"}],{{Whole.Replace(Urn, Urn.ToUpperInvariant(), StringComparison.Ordinal)}}}""";

        var created = await connector.PostAsync($"{plane}/Users", body);
        var read = await tenant.Admin.GetAsync($"{plane}/Users/{created.Require(201)["id"]}");

        Assert.That(read.Require(200)[Urn]!.ToJsonString(), Is.EqualTo(
            """{"number":"7","level":3,"score":1.5,"remote":true,"validUntil":"2030-01-01T00:00:00Z","chip":"AAEC","photo":"https://x.example/p","serial":"S1","tags":["red","blue"],"doors":[{"value":"D1","type":"main","primary":true},{"value":"D2"}]}"""));
        Assert.That(created["schemas"]!.AsArray().Select(urn => (string?)urn), Does.Contain(Urn));
    }

    [TestCase("\"level\":3", "number")]
    [TestCase("\"number\":\"7\",\"level\":\"high\"", "level")]
    [TestCase("\"number\":\"7\",\"level\":1.5", "level")]
    [TestCase("\"number\":\"7\",\"score\":\"much\"", "score")]
    [TestCase("\"number\":\"7\",\"remote\":\"perhaps\"", "remote")]
    [TestCase("\"number\":\"7\",\"validUntil\":\"tomorrow\"", "validUntil")]
    [TestCase("\"number\":\"7\",\"chip\":\"?\"", "chip")]
    [TestCase("\"number\":\"7\",\"tags\":\"red\"", "tags")]
    [TestCase("\"number\":\"7\",\"doors\":[5]", "doors")]
    public async Task Create_AValueThatTheSchemaRefuses_IsInvalidAndNamesIt(string members, string attribute)
    {
        var (tenant, _) = await BadgeTenantAsync();
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","{{Urn}}":{ {{members}} } }""";

        var answer = await tenant.Admin.PostAsync(Users, body);

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That((string?)answer["scimType"], Is.EqualTo("invalidValue"));
        Assert.That((string?)answer["detail"], Does.Contain($"{Urn}:{attribute}'"));
    }

    [Test]
    public async Task Create_WithoutTheExtension_NeedsNoneOfItsAttributes()
    {
        var (tenant, _) = await BadgeTenantAsync();

        var id = await tenant.AddUserAsync("ada");

        var user = await tenant.Admin.GetAsync($"{Users}/{id}");
        Assert.That(user.Members, Does.Not.Contain(Urn));
    }

    [Test]
    public async Task Replace_WithTheExtension_ClearsWhatIsLeftOutButWhatIsImmutable()
    {
        var (tenant, _) = await BadgeTenantAsync();
        var id = await tenant.AddUserAsync("ada", Whole);

        var answer = await tenant.Admin.PutAsync($"{Users}/{id}", User($$"""{"number":"8"}"""));

        Assert.That(answer.Require(200)[Urn]!.ToJsonString(), Is.EqualTo("""{"number":"8","serial":"S1"}"""));
    }

    [Test]
    public async Task Replace_AnotherImmutableValue_IsAMutabilityFault()
    {
        var (tenant, _) = await BadgeTenantAsync();
        var id = await tenant.AddUserAsync("ada", Whole);

        var answer = await tenant.Admin.PutAsync($"{Users}/{id}", User("""{"number":"7","serial":"S2"}"""));

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That((string?)answer["scimType"], Is.EqualTo("mutability"));
    }

    [TestCase("""{"op":"replace","path":"@:level","value":9}""", "level", "9")]
    [TestCase("""{"op":"add","value":{"@:level":9}}""", "level", "9")]
    [TestCase("""{"op":"add","value":{"@":{"level":9}}}""", "level", "9")]
    [TestCase("""{"op":"replace","path":"@","value":{"level":9}}""", "level", "9")]
    [TestCase("""{"op":"add","path":"@:tags","value":["green"]}""", "tags", """["red","blue","green"]""")]
    [TestCase("""{"op":"remove","path":"@:tags[value eq \"red\"]"}""", "tags", """["blue"]""")]
    [TestCase("""{"op":"replace","path":"@:doors[value eq \"D2\"].type","value":"side"}""", "doors", """[{"value":"D1","type":"main","primary":true},{"value":"D2","type":"side"}]""")]
    [TestCase("""{"op":"remove","path":"@:doors[type eq \"main\"]"}""", "doors", """[{"value":"D2"}]""")]
    public async Task Patch_ByAnyPathWithTheUrn_ChangesTheValue(string operation, string attribute, string expected)
    {
        var (tenant, connector) = await BadgeTenantAsync();
        var id = await tenant.AddUserAsync("ada", Whole);

        var answer = await connector.PatchAsync($"{Users}/{id}", Patch(operation));

        Assert.That(answer.Require(200)[Urn]![attribute]!.ToJsonString(), Is.EqualTo(expected));
    }

    [TestCase("""{"op":"replace","path":"@:serial","value":"S2"}""", "mutability")]
    [TestCase("""{"op":"remove","path":"@:number"}""", "mutability")]
    [TestCase("""{"op":"replace","path":"@:colour","value":"red"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"@:level","value":"high"}""", "invalidValue")]
    public async Task Patch_WhatTheSchemaRefuses_IsRefused(string operation, string scimType)
    {
        var (tenant, _) = await BadgeTenantAsync();
        var id = await tenant.AddUserAsync("ada", Whole);

        var answer = await tenant.Admin.PatchAsync($"{Users}/{id}", Patch(operation));

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That((string?)answer["scimType"], Is.EqualTo(scimType));
    }

    [TestCase("@:number eq \"7\"", "ada")]
    [TestCase("@:level gt 2", "ada")]
    [TestCase("@:level lt 3", "bob")]
    [TestCase("@:tags eq \"red\"", "ada")]
    [TestCase("@:doors[value eq \"d1\" and primary eq true]", "ada")]
    [TestCase("@:serial pr", "ada")]
    [TestCase("schemas eq \"@\" and not (@:remote eq true)", "bob")]
    public async Task Search_ByAFilterWithTheUrn_FindsWhoMatches(string filter, string expected)
    {
        var (tenant, connector) = await BadgeTenantAsync();
        await AddThreeAsync(tenant);

        var answer = await connector.GetAsync($"{Users}?filter={Uri.EscapeDataString(filter.Replace("@", Urn, StringComparison.Ordinal))}");

        Assert.That(Names(answer.Require(200)), Is.EqualTo(expected));
    }

    [TestCase("@:level eq \"high\"")]
    [TestCase("@:pin eq \"1234\"")]
    [TestCase("@:colour eq \"red\"")]
    public async Task Search_ByAFilterThatTheSchemaRefuses_IsInvalid(string filter)
    {
        var (tenant, _) = await BadgeTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Users}?filter={Uri.EscapeDataString(filter.Replace("@", Urn, StringComparison.Ordinal))}");

        Assert.That((string?)answer["scimType"], Is.EqualTo("invalidFilter"), answer.ToString());
    }

    [TestCase("ascending", "bob,ada,cyd")]
    [TestCase("descending", "cyd,ada,bob")]
    public async Task Search_SortedByACustomAttribute_IsInItsOrder(string order, string expected)
    {
        var (tenant, _) = await BadgeTenantAsync();
        await AddThreeAsync(tenant);

        var answer = await tenant.Admin.GetAsync($"{Users}?sortBy={Urn}:level&sortOrder={order}");

        Assert.That(Names(answer.Require(200)), Is.EqualTo(expected));
    }

    [TestCase("attributes=@:level", "schemas,id,@{level}")]
    [TestCase("attributes=@:doors.type", "schemas,id,@{doors}")]
    [TestCase("attributes=@:note,userName", "schemas,id,userName,@{note}")]
    [TestCase("attributes=@", "schemas,id,@{number,level,score,remote,validUntil,chip,photo,serial,tags,doors}")]
    [TestCase("attributes=@:pin", "schemas,id")]
    [TestCase("excludedAttributes=@,meta,active", "schemas,id,userName")]
    [TestCase("excludedAttributes=@:doors,@:tags,@:photo,@:chip,@:validUntil,@:remote,@:score,meta,active", "schemas,id,userName,@{number,level,serial}")]
    public async Task Get_Projected_ShowsWhatWasAskedFor(string query, string expected)
    {
        var (tenant, _) = await BadgeTenantAsync();
        var id = await tenant.AddUserAsync("ada", Whole);

        var answer = await tenant.Admin.GetAsync($"{Users}/{id}?{query.Replace("@", Urn, StringComparison.Ordinal)}");

        var shown = answer.Require(200).Json.AsObject().Select(member =>
            member.Key == Urn ? $"@{{{string.Join(',', member.Value!.AsObject().Select(inner => inner.Key))}}}" : member.Key);
        Assert.That(string.Join(',', shown), Is.EqualTo(expected));
    }

    private async Task<(TestTenant Tenant, Caller Connector)> BadgeTenantAsync()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        // The registry without the schema is remembered first.
        (await connector.GetAsync($"{Users}?count=0")).Require(200);
        await SchemaBodies.AddBadgeAsync(tenant);
        return (tenant, connector);
    }

    private static async Task AddThreeAsync(TestTenant tenant)
    {
        await tenant.AddUserAsync("ada", Whole);
        await tenant.AddUserAsync("bob", $$"""
            "{{Urn}}":{"number":"8","level":2,"tags":["green"]}
            """);
        await tenant.AddUserAsync("cyd");
    }

    private static string User(string extension) =>
        $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","{{Urn}}"],"userName":"ada","{{Urn}}":{{extension}}}""";

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation.Replace("@", Urn, StringComparison.Ordinal)}}]}""";

    private static string Names(Answer answer) =>
        string.Join(',', (answer["Resources"] as JsonArray ?? []).Select(user => (string?)user!["userName"]));
}
