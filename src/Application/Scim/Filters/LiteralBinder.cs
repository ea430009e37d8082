using System.Globalization;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>Gives a literal the type of the attribute that it is compared with, and refuses operators that the type does not have.</summary>
internal static class LiteralBinder
{
    /// <param name="definition">the attribute, not complex</param>
    /// <param name="comparison">the operator</param>
    /// <param name="literal">not null: that is a question of presence</param>
    /// <param name="name">the path, for the fault</param>
    public static FilterValue Bind(AttributeDefinition definition, CompareOperator comparison, FilterLiteral literal, string name)
    {
        if (!Allows(definition.Type, comparison))
        {
            var keyword = comparison.ToString().ToLowerInvariant();
            throw Fault($"The operator '{keyword}' cannot be used with '{name}', which is {NameOf(definition.Type)}.");
        }

        return definition.Type switch
        {
            AttributeType.Boolean => Flag(literal, name),
            AttributeType.Decimal or AttributeType.Integer => Number(literal, name),
            AttributeType.DateTime => Instant(literal, name),
            _ => new FilterValue.Text(Text(definition, comparison, literal), definition.CaseExact),
        };
    }

    // RFC 7644 table 3: order means nothing for booleans and binaries, and parts of a value are known for strings only.
    private static bool Allows(AttributeType type, CompareOperator comparison) => comparison switch
    {
        CompareOperator.Eq or CompareOperator.Ne => true,
        CompareOperator.Co or CompareOperator.Sw or CompareOperator.Ew => type is AttributeType.String or AttributeType.Reference,
        _ => type is not (AttributeType.Boolean or AttributeType.Binary),
    };

    // Entra ID compares booleans with the strings "True" and "False".
    private static FilterValue.Flag Flag(FilterLiteral literal, string name) =>
        bool.TryParse(literal.Text, out var flag) ? new FilterValue.Flag(flag) : throw Fault($"'{name}' is compared with true or false only.");

    // Part of a value has no other form.
    private static string Text(AttributeDefinition definition, CompareOperator comparison, FilterLiteral literal) =>
        comparison is CompareOperator.Eq or CompareOperator.Ne && definition.Canonical is { } canonical ? canonical(literal.Text) : literal.Text;

    private static FilterValue.Number Number(FilterLiteral literal, string name) =>
        decimal.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new FilterValue.Number(number)
            : throw Fault($"'{name}' is compared with numbers only.");

    private static FilterValue.Instant Instant(FilterLiteral literal, string name) =>
        ScimDateTime.TryParse(literal.Text) is { } instant
            ? new FilterValue.Instant(instant)
            : throw Fault($"'{name}' is compared with dates only, such as \"2011-05-13T04:42:34Z\".");

    private static string NameOf(AttributeType type) => type switch
    {
        AttributeType.DateTime => "a dateTime",
        AttributeType.Integer => "an integer",
        _ => $"a {type.ToString().ToLowerInvariant()}",
    };

    private static ScimFault Fault(string detail) => new(ScimType.InvalidFilter, detail);
}
