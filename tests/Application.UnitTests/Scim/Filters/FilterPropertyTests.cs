using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

[Category(Fuzz.Category)]
public sealed partial class FilterPropertyTests
{
    [Test]
    public void Print_OfAnyFilter_ParsesToAnEqualFilter() =>
        Prop.ForAll(FilterGenerators.Filter.ToArbitrary(), filter => FilterParser.Parse(FilterPrinter.Print(filter)).Equals(filter))
            .Check(FuzzConfig.Of(5_000));

    [Test]
    public void Print_OfAnyFilter_HasNoParenthesesThatCouldBeLeftOut() =>
        Prop.ForAll(FilterGenerators.Filter.ToArbitrary(), filter => IsMinimal(FilterPrinter.Print(filter), filter))
            .Check(FuzzConfig.Of(500));

    [Test]
    public void Parse_OfHostileText_IsAFilterOrAFault() =>
        Prop.ForAll(FilterGenerators.Hostile.ToArbitrary(), IsAnsweredOrRefused).Check(FuzzConfig.Of(100_000));

    [Test]
    public void Parse_OfADamagedFilter_IsAFilterOrAFault() =>
        Prop.ForAll(FilterGenerators.Damaged.ToArbitrary(), IsAnsweredOrRefused).Check(FuzzConfig.Of(100_000));

    // Whatever is taken goes all the way: bound, answered, and printed without loss.
    private static bool IsAnsweredOrRefused(string text)
    {
        try
        {
            var filter = FilterParser.Parse(text);
            Assert.That(FilterParser.Parse(FilterPrinter.Print(filter)), Is.EqualTo(filter));
            var bound = FilterBinder.Bind(filter, FilterCaseDocuments.UserType);
            _ = FilterEvaluator.Matches(bound, FilterCaseDocuments.Users['a']) || FilterEvaluator.Matches(bound, FilterCaseDocuments.Users['l']);
            return true;
        }
        catch (ScimFault fault)
        {
            return fault.Type == ScimType.InvalidFilter;
        }
    }

    // Taking out any one pair that is no "not (…)" changes the meaning.
    private static bool IsMinimal(string text, Filter filter) => Groups(text).All(group =>
    {
        var without = text.Remove(group.Close, 1).Remove(group.Open, 1);
        return !FilterParser.Parse(without).Equals(filter);
    });

    private static List<(int Open, int Close)> Groups(string text)
    {
        var bare = Quoted().Replace(text, quoted => new string('_', quoted.Length));
        var groups = new List<(int, int)>();
        var open = new Stack<int>();
        for (var index = 0; index < bare.Length; index++)
        {
            if (bare[index] == '(')
            {
                open.Push(index);
            }
            else if (bare[index] == ')' && open.Pop() is var start && !bare[..start].EndsWith("not ", StringComparison.Ordinal))
            {
                groups.Add((start, index));
            }
        }

        return groups;
    }

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Quoted();
}
