using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterEvaluatorTests
{
    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Users))]
    public void Matches_UserFilter_FindsTheExpectedUsers(FilterCase filterCase)
    {
        var found = Find(filterCase, FilterCaseDocuments.Users, FilterCaseDocuments.UserType);

        Assert.That(found, Is.EquivalentTo(filterCase.Expected));
    }

    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Groups))]
    public void Matches_GroupFilter_FindsTheExpectedGroups(FilterCase filterCase)
    {
        var found = Find(filterCase, FilterCaseDocuments.Groups, FilterCaseDocuments.GroupType);

        Assert.That(found, Is.EquivalentTo(filterCase.Expected));
    }

    [Test]
    public void Cases_OfBothTables_AreThreeHundredAndNoneTwice()
    {
        var texts = FilterCases.Users.Concat(FilterCases.Groups).Select(filterCase => filterCase.ToString()).ToList();

        Assert.That(texts, Has.Count.GreaterThanOrEqualTo(300).And.Unique);
    }

    private static IEnumerable<char> Find(
        FilterCase filterCase, IReadOnlyDictionary<char, JsonObject> documents, ResourceType type)
    {
        var filter = FilterBinder.Bind(FilterParser.Parse(filterCase.Text), type);
        return documents.Where(document => FilterEvaluator.Matches(filter, document.Value)).Select(document => document.Key);
    }
}
