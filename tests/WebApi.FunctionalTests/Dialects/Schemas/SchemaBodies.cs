using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;

/// <summary>Schemas that tenants define in tests.</summary>
internal static class SchemaBodies
{
    public const string Path = "/api/v1/admin/schemas";
    public const string Badge = "urn:example:params:badge:2.0:User";
    public const string Cost = "urn:example:params:cost:1.0:Group";

    /// <summary>An attribute of every type.</summary>
    public const string BadgeAttributes = """
        [{"name":"number","type":"string","required":true},
        {"name":"level","type":"integer"},
        {"name":"score","type":"decimal"},
        {"name":"remote","type":"boolean"},
        {"name":"validUntil","type":"dateTime"},
        {"name":"chip","type":"binary"},
        {"name":"photo","type":"reference","referenceTypes":["external"]},
        {"name":"serial","type":"string","mutability":"immutable","caseExact":true},
        {"name":"pin","type":"string","mutability":"writeOnly"},
        {"name":"note","type":"string","returned":"request"},
        {"name":"tags","type":"string","multiValued":true,"canonicalValues":["red","green"]},
        {"name":"doors","type":"complex","multiValued":true,"description":"Where it opens.","subAttributes":[
        {"name":"value","type":"string"},{"name":"type","type":"string"},{"name":"primary","type":"boolean"}]}]
        """;

    public static string Of(string urn, string attributes, string resourceType = "User") =>
        $$"""{"urn":"{{urn}}","resource_type":"{{resourceType}}","name":"Badge","description":"Door badges.","attributes":{{attributes}}}""";

    /// <summary>A schema of one attribute, <c>x</c>.</summary>
    public static string Small(string urn, string resourceType = "User") => Of(urn, """[{"name":"x","type":"string"}]""", resourceType);

    public static async Task<Answer> AddBadgeAsync(TestTenant tenant) =>
        (await tenant.Admin.PostAsync(Path, Of(Badge, BadgeAttributes))).Require(201);

    public static async Task<Answer> AddCostAsync(TestTenant tenant) =>
        (await tenant.Admin.PostAsync(Path, Of(Cost, """[{"name":"center","type":"string"},{"name":"budget","type":"integer"}]""", "Group"))).Require(201);
}
