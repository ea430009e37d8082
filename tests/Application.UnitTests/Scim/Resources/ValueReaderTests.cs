using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Resources;

public sealed class ValueReaderTests
{
    [TestCase(AttributeType.Integer, "12")]
    [TestCase(AttributeType.Integer, "-9223372036854775808")]
    [TestCase(AttributeType.Decimal, "1.5")]
    [TestCase(AttributeType.Decimal, "2")]
    [TestCase(AttributeType.Decimal, "1e100")]
    [TestCase(AttributeType.DateTime, "\"2026-01-31T23:59:59Z\"")]
    [TestCase(AttributeType.DateTime, "\"2026-01-31T23:59:59.123+02:00\"")]
    [TestCase(AttributeType.DateTime, "\"2026-01-31T23:59:59\"")]
    [TestCase(AttributeType.Reference, "\"../Users/1\"")]
    [TestCase(AttributeType.Binary, "\"_-8\"")]
    [TestCase(AttributeType.Boolean, "true")]
    public void Read_RightType_KeepsTheValue(AttributeType type, string value)
    {
        var read = Read(type, value);

        Assert.That(Json.AreSame(read, value), Is.True);
    }

    [TestCase(AttributeType.Integer, "1.5")]
    [TestCase(AttributeType.Integer, "\"1\"")]
    [TestCase(AttributeType.Integer, "9223372036854775808")]
    [TestCase(AttributeType.Decimal, "\"1\"")]
    [TestCase(AttributeType.DateTime, "\"2026-01-31\"")]
    [TestCase(AttributeType.DateTime, "\"2026-13-31T00:00:00Z\"")]
    [TestCase(AttributeType.DateTime, "\"yesterday\"")]
    [TestCase(AttributeType.DateTime, "5")]
    [TestCase(AttributeType.Reference, "{}")]
    [TestCase(AttributeType.Binary, "\"a=b\"")]
    [TestCase(AttributeType.Boolean, "\"yes\"")]
    [TestCase(AttributeType.String, "true")]
    public void Read_WrongType_IsInvalidValueByName(AttributeType type, string value) =>
        Assert.That(
            () => Read(type, value),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue).And.Message.StartsWith("'x.y'"));

    private static System.Text.Json.Nodes.JsonNode? Read(AttributeType type, string value) =>
        ValueReader.OfDocuments(CompatibilityProfile.Default).Read(
            new AttributeDefinition { Name = "y", Type = type }, JsonTree.Read(Json.Element(value)), "x.y");
}
