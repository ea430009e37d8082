using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

/// <summary>Random filters, and random text that looks like one.</summary>
internal static class FilterGenerators
{
    private static readonly string[] Fragments =
    [
        "userName", "emails", "name.familyName", "urn:ietf:params:scim:schemas:core:2.0:User:", "active", "meta.created", "level", "tags",
        " ", "  ", "\t", " eq ", " ne ", " co ", " gt ", " pr", " and ", " or ", "not (", "(", ")", "[", "]", "].value ", "\"", "\\", "\\u",
        "\\ud83d", "\\\"", "true", "null", "1", "-1.5e9", "1e999", "\"x\"", "\"2011-05-13T04:42:34Z\"", ".", ":", "$ref", "%", "_", "'", ";--",
        "\0", "\n", "\u0085", "\u00a0", "é", "ß", "İ", "日", "😀", "\ud83d", "\ude00", "\uffff", "\uFEFF", "\u202e",
    ];

    private static readonly string[] Phrases =
        ["userName eq \"x\"", "title pr", "emails[", "emails.value co ", "active eq ", " and ", " or ", "not (", "level gt ", "1", "true", "\"x\"", ")", "]"];

    private static readonly string[] Valid =
        [.. FilterCases.Users.Concat(FilterCases.Groups).Select(filterCase => filterCase.Text)];

    public static Gen<Filter> Filter { get; } = Gen.Choose(0, 5).SelectMany(size => Any(size, brackets: true));

    public static Gen<string> Hostile { get; } =
        from count in Gen.Choose(0, 8)
        from parts in Gen.OneOf(Gen.Elements(Fragments), Gen.Elements(Phrases)).ArrayOf(count)
        select string.Concat(parts);

    public static Gen<string> Damaged { get; } =
        from text in Gen.Elements(Valid)
        from count in Gen.Choose(1, 3)
        from wounds in Wound.ArrayOf(count)
        select wounds.Aggregate(text, (damaged, wound) => wound(damaged));

    private static Gen<Func<string, string>> Wound { get; } =
        from kind in Gen.Choose(0, 3)
        from place in Gen.Choose(0, 1_000)
        from length in Gen.Choose(1, 6)
        from fragment in Gen.Elements(Fragments)
        select (Func<string, string>)(text =>
        {
            var start = place % (text.Length + 1);
            var cut = Math.Min(length, text.Length - start);
            return kind switch
            {
                0 => text.Remove(start, cut),
                1 => text.Insert(start, fragment),
                2 => text.Remove(start, cut).Insert(start, fragment),
                _ => string.Concat(text, text.AsSpan(start, cut)),
            };
        });

    private static Gen<AttributePath> Path { get; } =
        from urn in Gen.Elements(null, null, "urn:ietf:params:scim:schemas:core:2.0:User", "urn:x")
        from name in Gen.Elements("a", "userName", "nota", "and", "or", "pr", "eq", "true", "x-y_9", "$ref")
        from sub in Gen.Elements(null, null, "value", "or", "$ref")
        select new AttributePath(urn, name, sub);

    private static Gen<FilterLiteral> Literal { get; } = Gen.OneOf(
        Gen.Elements("a", "\"", "\\", "\\\\\"", "\0", "\n", "é", "😀", "\uffff", " ", "(", ")", "[", "]", " and ", "null").ArrayOf()
            .Select(parts => new FilterLiteral(FilterLiteralKind.String, string.Concat(parts))),
        Gen.Elements("0", "-1", "12.50", "1e9", "-0.5E-3").Select(text => new FilterLiteral(FilterLiteralKind.Number, text)),
        Gen.Elements("true", "False", "TRUE").Select(text => new FilterLiteral(FilterLiteralKind.Boolean, text)),
        Gen.Elements("null", "NULL").Select(text => new FilterLiteral(FilterLiteralKind.Null, text)),
        Gen.Elements("jyoung", "not", "eq", "a@b.c", "01", "-", ".", "日本", "😀", "a\\b").Select(text => new FilterLiteral(FilterLiteralKind.Unquoted, text)));

    private static Gen<Filter> Leaf { get; } = Gen.OneOf(
        Path.Select(Filter (path) => new Filter.Present(path)),
        from path in Path
        from comparison in Gen.Elements(Enum.GetValues<CompareOperator>())
        from literal in Literal
        select (Filter)new Filter.Compare(path, comparison, literal));

    private static Gen<Filter> Any(int size, bool brackets)
    {
        if (size == 0)
        {
            return Leaf;
        }

        var smaller = Gen.Choose((size - 1) / 2, size - 1).SelectMany(less => Any(less, brackets));
        var pairs = from left in smaller from right in smaller select (left, right);
        var cases = new List<Gen<Filter>>
        {
            smaller.Select(Filter (operand) => new Filter.Not(operand)),
            pairs.Select(Filter (pair) => new Filter.And(pair.left, pair.right)),
            pairs.Select(Filter (pair) => new Filter.Or(pair.left, pair.right)),
        };
        if (brackets)
        {
            var inner = from path in Path from filter in Any(size - 1, brackets: false) select (Filter)new Filter.ValuePath(path, filter);
            cases.Add(inner);
        }

        return Gen.OneOf(cases);
    }
}
