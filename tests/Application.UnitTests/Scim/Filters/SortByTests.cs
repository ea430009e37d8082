using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class SortByTests
{
    [TestCase("userName", "userName")]
    [TestCase("USERNAME", "userName")]
    [TestCase("name.familyName", "name.familyName")]
    [TestCase("emails", "emails.value")]
    [TestCase("emails.type", "emails.type")]
    [TestCase("manager", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value")]
    [TestCase("urn:example:badge:2.0:User:level", "urn:example:badge:2.0:User:level")]
    public void Bind_SortByAnAttribute_IsItsPath(string sortBy, string expected)
    {
        var sort = SortBy.Bind(sortBy, null, FilterCaseDocuments.UserType);

        Assert.That(sort!.Path.ToString(), Is.EqualTo(expected));
    }

    [TestCase(null, false)]
    [TestCase("ascending", false)]
    [TestCase("Descending", true)]
    [TestCase("DESCENDING", true)]
    public void Bind_SortOrderInAnyCase_IsKnown(string? sortOrder, bool descending)
    {
        var sort = SortBy.Bind("userName", sortOrder, FilterCaseDocuments.UserType);

        Assert.That(sort!.Descending, Is.EqualTo(descending));
    }

    [Test]
    public void Bind_WithoutSortBy_IsNoOrder() =>
        Assert.That(SortBy.Bind(null, "descending", FilterCaseDocuments.UserType), Is.Null);

    [TestCase("shoeSize")]
    [TestCase("not a path")]
    [TestCase("emails[type eq \"work\"]")]
    [TestCase("password")]
    [TestCase("name")]
    [TestCase("addresses")]
    [TestCase("urn:example:badge:2.0:User:vault.code")]
    [TestCase("urn:example:badge:2.0:User:locks")]
    public void Bind_SortByWhatCannotBeCompared_IsAnInvalidPathThatNamesIt(string sortBy)
    {
        var fault = Assert.Throws<ScimFault>(() => SortBy.Bind(sortBy, null, FilterCaseDocuments.UserType));

        Assert.That(fault!.Type, Is.EqualTo(ScimType.InvalidPath));
        Assert.That(fault.Message, Does.Contain(sortBy));
    }

    [TestCase("up")]
    [TestCase("desc")]
    public void Bind_UnknownSortOrder_IsAnInvalidValue(string sortOrder)
    {
        var fault = Assert.Throws<ScimFault>(() => SortBy.Bind("userName", sortOrder, FilterCaseDocuments.UserType));

        Assert.That(fault!.Type, Is.EqualTo(ScimType.InvalidValue));
    }
}
