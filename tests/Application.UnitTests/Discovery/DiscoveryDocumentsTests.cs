using System.Text.Json.Nodes;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.UnitTests.Discovery;

public sealed class DiscoveryDocumentsTests
{
    private const string BaseUrl = "https://id.example/scim/v2";

    private static readonly string[] SchemaUrns =
    [
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:ietf:params:scim:schemas:core:2.0:Group",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    ];

    private readonly DiscoveryDocuments documents = new(
        new ScimSettings(DefaultPageSize: 25, MaxPageSize: 50, BulkMaxOperations: 7, MaxPayloadSize: 1234));

    [TestCase("patch", nameof(ScimFeatures.Patch))]
    [TestCase("bulk", nameof(ScimFeatures.Bulk))]
    [TestCase("filter", nameof(ScimFeatures.Filter))]
    [TestCase("sort", nameof(ScimFeatures.Sort))]
    [TestCase("etag", nameof(ScimFeatures.ETag))]
    [TestCase("changePassword", nameof(ScimFeatures.ChangePassword))]
    public void ServiceProviderConfig_OfAFeature_SaysWhatTheCodeHas(string member, string feature) => Assert.That(
        documents.ServiceProviderConfig(BaseUrl, CompatibilityProfile.Default)[member]!["supported"]!.GetValue<bool>(),
        Is.EqualTo(typeof(ScimFeatures).GetProperty(feature)!.GetValue(ScimFeatures.Current)));

    [Test]
    public void ServiceProviderConfig_OfAllFeatures_ForgetsNone()
    {
        var supported = documents.ServiceProviderConfig(BaseUrl, CompatibilityProfile.Default).Count(member => member.Value is JsonObject value && value.ContainsKey("supported"));

        Assert.That(supported, Is.EqualTo(typeof(ScimFeatures).GetProperties().Count(property => property.PropertyType == typeof(bool))));
    }

    [Test]
    public void ServiceProviderConfig_OfLimits_SaysThoseThatHold()
    {
        var config = documents.ServiceProviderConfig(BaseUrl, CompatibilityProfile.Default);

        Assert.That(config["bulk"]!["maxOperations"]!.GetValue<int>(), Is.EqualTo(7));
        Assert.That(config["bulk"]!["maxPayloadSize"]!.GetValue<int>(), Is.EqualTo(1234));
        Assert.That(config["filter"]!["maxResults"]!.GetValue<int>(), Is.EqualTo(50));
        Assert.That(config["pagination"]!["defaultPageSize"]!.GetValue<int>(), Is.EqualTo(25));
        Assert.That(config["pagination"]!["maxPageSize"]!.GetValue<int>(), Is.EqualTo(50));
        Assert.That(config["schemas"]!.ToJsonString(), Is.EqualTo("[\"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig\"]"));
        Assert.That(config["meta"]!["location"]!.GetValue<string>(), Is.EqualTo(BaseUrl + "/ServiceProviderConfig"));
    }

    [Test]
    public void ServiceProviderConfig_MadeTwice_IsTwoDocuments()
    {
        var first = documents.ServiceProviderConfig(BaseUrl, CompatibilityProfile.Default);
        first["patch"]!["supported"] = "spoilt";

        Assert.That(documents.ServiceProviderConfig(BaseUrl, CompatibilityProfile.Default)["patch"]!["supported"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public void Schemas_OfTheServer_AreAllThere()
    {
        var schemas = DiscoveryDocuments.Schemas(SchemaRegistry.Core, PasswordPolicy.Keep, BaseUrl);

        Assert.That(schemas.Select(schema => schema["id"]!.GetValue<string>()), Is.EquivalentTo(SchemaUrns));
        Assert.That(
            schemas.Select(schema => schema["meta"]!["location"]!.GetValue<string>()),
            Is.EquivalentTo(SchemaUrns.Select(urn => $"{BaseUrl}/Schemas/{urn}")));
        Assert.That(
            schemas.Select(schema => schema["schemas"]!.ToJsonString()),
            Has.All.EqualTo("[\"urn:ietf:params:scim:schemas:core:2.0:Schema\"]"));
    }

    [Test]
    public void Schema_ByItsUrnInAnyCase_IsThatSchema() => Assert.That(
        DiscoveryDocuments.Schema(SchemaRegistry.Core, PasswordPolicy.Keep, "URN:ietf:params:scim:schemas:core:2.0:user", BaseUrl)!["id"]!.GetValue<string>(),
        Is.EqualTo("urn:ietf:params:scim:schemas:core:2.0:User"));

    [TestCase("")]
    [TestCase("User")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:Users")]
    public void Schema_ByAnotherName_IsNull(string urn) => Assert.That(DiscoveryDocuments.Schema(SchemaRegistry.Core, PasswordPolicy.Keep, urn, BaseUrl), Is.Null);

    [Test]
    public void ResourceTypes_OfTheServer_AreReachedByName()
    {
        var types = DiscoveryDocuments.ResourceTypes(SchemaRegistry.Core, BaseUrl);

        Assert.That(types, Is.Not.Empty);
        Assert.That(
            types.Select(type => DiscoveryDocuments.ResourceType(SchemaRegistry.Core, type["name"]!.GetValue<string>(), BaseUrl)!.ToJsonString()),
            Is.EqualTo(types.Select(type => type.ToJsonString())));
    }

    [Test]
    public void ResourceType_User_SaysWhereItIsAndWhatItHas() => Assert.That(
        JsonNode.DeepEquals(
            DiscoveryDocuments.ResourceType(SchemaRegistry.Core, "User", BaseUrl),
            JsonNode.Parse(
                """
                {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
                  "id": "User",
                  "name": "User",
                  "endpoint": "/Users",
                  "description": "User Account",
                  "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
                  "schemaExtensions": [{ "schema": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "required": false }],
                  "meta": { "resourceType": "ResourceType", "location": "https://id.example/scim/v2/ResourceTypes/User" }
                }
                """)),
        Is.True,
        () => DiscoveryDocuments.ResourceType(SchemaRegistry.Core, "User", BaseUrl)!.ToJsonString());

    [TestCase("user")]
    [TestCase("Users")]
    [TestCase("")]
    public void ResourceType_ByAnotherName_IsNull(string name) => Assert.That(DiscoveryDocuments.ResourceType(SchemaRegistry.Core, name, BaseUrl), Is.Null);
}
