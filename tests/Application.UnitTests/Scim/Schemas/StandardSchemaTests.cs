using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Schemas;

/// <summary>
/// The schemas of RFC 7643 section 8.7.1, attribute by attribute. What is not said of one is the default of section 2.2: a string, one
/// value, not required, in any case, readWrite, returned by default, not unique.
/// </summary>
public sealed class StandardSchemaTests
{
    private const string Expected = """
        common
        schemas reference multiValued required caseExact returned:always to:uri
        id caseExact readOnly returned:always uniqueness:server
        externalId caseExact
        meta complex readOnly
        meta.resourceType caseExact readOnly
        meta.created dateTime readOnly
        meta.lastModified dateTime readOnly
        meta.location reference caseExact readOnly to:uri
        meta.version caseExact readOnly
        urn:ietf:params:scim:schemas:core:2.0:User
        userName required uniqueness:server
        name complex
        name.formatted
        name.familyName
        name.givenName
        name.middleName
        name.honorificPrefix
        name.honorificSuffix
        displayName
        nickName
        profileUrl reference caseExact to:external
        title
        userType
        preferredLanguage
        locale
        timezone
        active boolean
        password caseExact writeOnly returned:never
        emails complex multiValued
        emails.value
        emails.display
        emails.type of:work,home,other
        emails.primary boolean
        phoneNumbers complex multiValued
        phoneNumbers.value
        phoneNumbers.display
        phoneNumbers.type of:work,home,mobile,fax,pager,other
        phoneNumbers.primary boolean
        ims complex multiValued
        ims.value
        ims.display
        ims.type of:aim,gtalk,icq,xmpp,msn,skype,qq,yahoo
        ims.primary boolean
        photos complex multiValued
        photos.value reference caseExact to:external
        photos.display
        photos.type of:photo,thumbnail
        photos.primary boolean
        addresses complex multiValued
        addresses.formatted
        addresses.streetAddress
        addresses.locality
        addresses.region
        addresses.postalCode
        addresses.country
        addresses.type of:work,home,other
        addresses.primary boolean
        groups complex multiValued readOnly
        groups.value caseExact readOnly
        groups.$ref reference caseExact readOnly to:User,Group
        groups.display readOnly
        groups.type readOnly of:direct,indirect
        entitlements complex multiValued
        entitlements.value
        entitlements.display
        entitlements.type
        entitlements.primary boolean
        roles complex multiValued
        roles.value
        roles.display
        roles.type
        roles.primary boolean
        x509Certificates complex multiValued
        x509Certificates.value binary caseExact
        x509Certificates.display
        x509Certificates.type
        x509Certificates.primary boolean
        urn:ietf:params:scim:schemas:extension:enterprise:2.0:User
        employeeNumber
        costCenter
        organization
        division
        department
        manager complex
        manager.value caseExact
        manager.$ref reference caseExact to:User
        manager.displayName readOnly
        urn:ietf:params:scim:schemas:core:2.0:Group
        displayName required
        members complex multiValued
        members.value caseExact immutable
        members.$ref reference caseExact immutable to:User,Group
        members.display readOnly
        members.type immutable of:User,Group
        """;

    [Test]
    public void Core_AttributeByAttribute_IsWhatTheRfcSays() => Assert.That(string.Join('\n', Lines(SchemaRegistry.Core)), Is.EqualTo(Expected));

    [Test]
    public void Line_OfAPlantedAttribute_SaysAllThatIsNotDefault()
    {
        var planted = new AttributeDefinition
        {
            Name = "badge",
            Type = AttributeType.Complex,
            MultiValued = true,
            Required = true,
            CaseExact = true,
            Mutability = Mutability.Immutable,
            Returned = Returned.Request,
            Uniqueness = Uniqueness.Global,
            CanonicalValues = ["a", "b"],
            ReferenceTypes = ["User"],
            SubAttributes = [new AttributeDefinition { Name = "floor", Type = AttributeType.Integer }],
        };

        Assert.That(Lines([planted]), Is.EqualTo(new[]
        {
            "badge complex multiValued required caseExact immutable returned:request uniqueness:global of:a,b to:User", "badge.floor integer",
        }));
    }

    private static IEnumerable<string> Lines(SchemaRegistry registry) =>
    [
        "common", .. Lines(registry.User.Common.Attributes),
        .. new[] { registry.User.Core, registry.User.Extensions.Single(), registry.Group.Core }.SelectMany(schema => Lines(schema.Attributes).Prepend(schema.Id)),
    ];

    private static IEnumerable<string> Lines(IEnumerable<AttributeDefinition> attributes, string before = "") =>
        attributes.SelectMany(attribute => Lines(attribute.SubAttributes ?? [], $"{before}{attribute.Name}.").Prepend(before + Line(attribute)));

    private static string Line(AttributeDefinition attribute)
    {
        string?[] words =
        [
            attribute.Name,
            attribute.Type == AttributeType.String ? null : Keyword(attribute.Type),
            attribute.MultiValued ? "multiValued" : null,
            attribute.Required ? "required" : null,
            attribute.CaseExact ? "caseExact" : null,
            attribute.Mutability == Mutability.ReadWrite ? null : Keyword(attribute.Mutability),
            attribute.Returned == Returned.Default ? null : $"returned:{Keyword(attribute.Returned)}",
            attribute.Uniqueness == Uniqueness.None ? null : $"uniqueness:{Keyword(attribute.Uniqueness)}",
            attribute.CanonicalValues is { } values ? $"of:{string.Join(',', values)}" : null,
            attribute.ReferenceTypes is { } types ? $"to:{string.Join(',', types)}" : null,
        ];
        return string.Join(' ', words.OfType<string>());
    }

    private static string Keyword<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
