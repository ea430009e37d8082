using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>The value of a multi-valued attribute that a filter describes: <c>type eq "work"</c> is <c>{"type":"work"}</c>.</summary>
internal static class DescribedValue
{
    /// <summary>The sub-attributes that the filter gives a value; null unless each of its terms says what something is.</summary>
    public static JsonObject? Of(Filter filter)
    {
        switch (filter)
        {
            case Filter.Compare { Operator: CompareOperator.Eq, Path.SubName: null } compare:
                var element = JsonTree.Object();
                element.Add(compare.Path.Name, Literal(compare.Value));
                return element;
            case Filter.And both when Of(both.Left) is { } left && Of(both.Right) is { } right:
                return right.All(member => left.TryAdd(member.Key, member.Value?.DeepClone())) ? left : null;
            default:
                return null;
        }
    }

    private static JsonNode? Literal(FilterLiteral literal) =>
        literal.Kind is FilterLiteralKind.String or FilterLiteralKind.Unquoted
            ? JsonValue.Create(literal.Text)
            : JsonTree.Read(JsonElement.Parse(literal.Text.ToLowerInvariant()));
}
