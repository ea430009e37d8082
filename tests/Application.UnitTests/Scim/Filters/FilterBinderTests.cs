using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterBinderTests
{
    private static readonly AttributeDefinition Emails = FilterCaseDocuments.UserType.TopLevel("emails")!;
    private static readonly AttributeDefinition Tags = BadgeSchema.Schema.Attribute("tags")!;

    [TestCase("shoeSize eq 43", "'shoeSize' is no attribute that can be filtered by.")]
    [TestCase("name.shoeSize pr", "'name.shoeSize' is no attribute that can be filtered by.")]
    [TestCase("userName.value eq \"a\"", "'userName.value' is no attribute that can be filtered by.")]
    [TestCase("urn:x:y:userName pr", "'urn:x:y:userName' is no attribute that can be filtered by.")]
    [TestCase("urn:example:badge:2.0:User:userName pr", "'urn:example:badge:2.0:User:userName' is no attribute that can be filtered by.")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:department pr", "'urn:ietf:params:scim:schemas:core:2.0:User:department' is no attribute that can be filtered by.")]
    [TestCase("members.value eq \"a\"", "'members.value' is no attribute that can be filtered by.")]
    [TestCase("emails[shoeSize eq 1]", "'emails.shoeSize' is no attribute that can be filtered by.")]
    [TestCase("emails[emails.value eq \"a\"]", "'emails.emails.value' is no attribute that can be filtered by.")]
    [TestCase("emails[urn:x:y:value eq \"a\"]", "'emails.urn:x:y:value' is no attribute that can be filtered by.")]
    [TestCase("schemas[type eq \"a\"]", "'schemas.type' is no attribute that can be filtered by.")]
    [TestCase("password eq \"secret\"", "'password' cannot be filtered by: its value is never shown.")]
    [TestCase("PassWord sw \"s\"", "'PassWord' cannot be filtered by: its value is never shown.")]
    [TestCase("password pr", "'password' cannot be filtered by: its value is never shown.")]
    [TestCase("password ne null", "'password' cannot be filtered by: its value is never shown.")]
    [TestCase("active eq true and not (password pr)", "'password' cannot be filtered by: its value is never shown.")]
    [TestCase("urn:example:badge:2.0:User:pin eq \"1\"", "'urn:example:badge:2.0:User:pin' cannot be filtered by: its value is never shown.")]
    [TestCase("vault.code eq \"1\"", "'vault.code' cannot be filtered by: its value is never shown.")]
    [TestCase("locks.value eq \"1\"", "'locks.value' cannot be filtered by: its value is never shown.")]
    [TestCase("locks eq \"1\"", "'locks' cannot be filtered by: its value is never shown.")]
    [TestCase("locks[type pr and value sw \"1\"]", "'locks.value' cannot be filtered by: its value is never shown.")]
    [TestCase("active gt true", "The operator 'gt' cannot be used with 'active', which is a boolean.")]
    [TestCase("active ge true", "The operator 'ge' cannot be used with 'active', which is a boolean.")]
    [TestCase("active lt \"True\"", "The operator 'lt' cannot be used with 'active', which is a boolean.")]
    [TestCase("active le false", "The operator 'le' cannot be used with 'active', which is a boolean.")]
    [TestCase("active co \"t\"", "The operator 'co' cannot be used with 'active', which is a boolean.")]
    [TestCase("emails.primary sw true", "The operator 'sw' cannot be used with 'emails.primary', which is a boolean.")]
    [TestCase("emails[primary gt true]", "The operator 'gt' cannot be used with 'emails.primary', which is a boolean.")]
    [TestCase("x509Certificates.value gt \"a\"", "The operator 'gt' cannot be used with 'x509Certificates.value', which is a binary.")]
    [TestCase("x509Certificates co \"a\"", "The operator 'co' cannot be used with 'x509Certificates.value', which is a binary.")]
    [TestCase("chip le \"a\"", "The operator 'le' cannot be used with 'urn:example:badge:2.0:User:chip', which is a binary.")]
    [TestCase("meta.created co \"2011\"", "The operator 'co' cannot be used with 'meta.created', which is a dateTime.")]
    [TestCase("meta.created sw \"2011\"", "The operator 'sw' cannot be used with 'meta.created', which is a dateTime.")]
    [TestCase("level ew 1", "The operator 'ew' cannot be used with 'urn:example:badge:2.0:User:level', which is an integer.")]
    [TestCase("score co 1", "The operator 'co' cannot be used with 'urn:example:badge:2.0:User:score', which is a decimal.")]
    [TestCase("active eq \"yes\"", "'active' is compared with true or false only.")]
    [TestCase("active eq 1", "'active' is compared with true or false only.")]
    [TestCase("active ne \"\"", "'active' is compared with true or false only.")]
    [TestCase("emails[primary eq \"x\"]", "'emails.primary' is compared with true or false only.")]
    [TestCase("level eq \"ten\"", "'urn:example:badge:2.0:User:level' is compared with numbers only.")]
    [TestCase("level eq true", "'urn:example:badge:2.0:User:level' is compared with numbers only.")]
    [TestCase("level eq 1e400", "'urn:example:badge:2.0:User:level' is compared with numbers only.")]
    [TestCase("score gt \"1,5\"", "'urn:example:badge:2.0:User:score' is compared with numbers only.")]
    [TestCase("meta.created gt \"yesterday\"", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt 2011", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt true", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt \"2011-02-30T00:00:00Z\"", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt \"2011-05-13T24:00:00Z\"", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt \"0001-01-01T00:00:00+14:00\"", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("meta.created gt \"05/13/2011\"", "'meta.created' is compared with dates only, such as \"2011-05-13T04:42:34Z\".")]
    [TestCase("name eq \"a\"", "'name' is complex: compare one of its sub-attributes.")]
    [TestCase("addresses co \"a\"", "'addresses' is complex: compare one of its sub-attributes.")]
    [TestCase("meta ne \"a\"", "'meta' is complex: compare one of its sub-attributes.")]
    [TestCase("desk eq 1", "'desk' is complex: compare one of its sub-attributes.")]
    [TestCase("userName gt null", "'userName' is compared with null by 'eq' and 'ne' only.")]
    [TestCase("emails[value co null]", "'emails.value' is compared with null by 'eq' and 'ne' only.")]
    [TestCase("userName[value eq \"a\"]", "'userName' takes no brackets: they select values of a multi-valued attribute.")]
    [TestCase("name[familyName eq \"a\"]", "'name' takes no brackets: they select values of a multi-valued attribute.")]
    [TestCase("emails.value[value eq \"a\"]", "'emails.value' takes no brackets: they select values of a multi-valued attribute.")]
    public void Bind_OfWhatTheSchemaDoesNotHave_NamesThePath(string text, string detail)
    {
        var filter = FilterParser.Parse(text);

        Assert.That(
            () => FilterBinder.Bind(filter, FilterCaseDocuments.UserType),
            Throws.TypeOf<ScimFault>().With.Message.EqualTo(detail).And.Property("Type").EqualTo(ScimType.InvalidFilter));
    }

    [Test]
    public void Bind_OfABareNameThatTwoExtensionsHave_IsRefused()
    {
        var copy = BadgeSchema.Schema with { Id = "urn:example:copy" };
        var type = FilterCaseDocuments.UserType with { Extensions = [BadgeSchema.Schema, copy] };

        Assert.That(
            () => FilterBinder.Bind(FilterParser.Parse("level eq 3"), type),
            Throws.TypeOf<ScimFault>().With.Message.EqualTo("'level' is no attribute that can be filtered by."));
    }

    [TestCase("emails[a pr]")]
    [TestCase("shoeSize pr")]
    [TestCase("type.value pr")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:type pr")]
    public void BindElement_OfWhatTheAttributeDoesNotHave_IsRefused(string text) =>
        Assert.That(
            () => FilterBinder.BindElement(FilterParser.Parse(text), Emails),
            Throws.TypeOf<ScimFault>().With.Message.StartsWith("'emails.").And.Property("Type").EqualTo(ScimType.InvalidFilter));

    [Test]
    public void Bind_ComparisonWithAList_BecomesAValuePathOfOneValue()
    {
        var bound = FilterBinder.Bind(FilterParser.Parse("emails co \"X\""), FilterCaseDocuments.UserType);

        var value = new BoundFilter.Compare(Relative(Emails.Sub("value")!), CompareOperator.Co, new FilterValue.Text("X", CaseExact: false));
        Assert.That(bound, Is.EqualTo(new BoundFilter.ValuePath(Relative(Emails), value)));
    }

    [Test]
    public void Bind_ListNotEqual_HoldsWithoutValuesToo()
    {
        var bound = FilterBinder.Bind(FilterParser.Parse("emails.type ne \"work\""), FilterCaseDocuments.UserType);

        Assert.That(bound, Is.EqualTo(FilterBinder.Bind(FilterParser.Parse("not (emails pr) or emails[type ne \"work\"]"), FilterCaseDocuments.UserType)));
    }

    [TestCase("title eq null", "not (title pr)")]
    [TestCase("title ne null", "title pr")]
    [TestCase("emails.type eq null", "not (emails[type pr])")]
    [TestCase("emails.type pr", "emails[type pr]")]
    [TestCase("emails[type eq null]", "emails[not (type pr)]")]
    [TestCase("manager eq \"1\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"1\"")]
    [TestCase("active eq \"True\"", "active eq true")]
    [TestCase("level eq \"3\"", "level eq 3")]
    [TestCase("userName eq true", "userName eq \"true\"")]
    [TestCase("tags eq \"a\"", "tags[value eq \"a\"]")]
    [TestCase("meta.created eq \"2011-05-13T06:42:34+02:00\"", "meta.created eq \"2011-05-13T04:42:34Z\"")]
    public void Bind_TwoSpellingsOfOneMeaning_AreEqual(string text, string plainly)
    {
        var bound = FilterBinder.Bind(FilterParser.Parse(text), FilterCaseDocuments.UserType);

        Assert.That(bound, Is.EqualTo(FilterBinder.Bind(FilterParser.Parse(plainly), FilterCaseDocuments.UserType)));
    }

    [Test]
    public void BindElement_OfASimpleAttribute_CallsTheElementValue()
    {
        var bound = FilterBinder.BindElement(FilterParser.Parse("VALUE eq \"a\""), Tags);

        Assert.That(((BoundFilter.Compare)bound).Path.Attribute, Is.EqualTo(Tags with { Name = "value", MultiValued = false }));
    }

    private static BoundPath Relative(AttributeDefinition attribute) => new(null, attribute, null);
}
