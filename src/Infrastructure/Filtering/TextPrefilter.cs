using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>
/// What a document has to have in it, read as mere text, for a filter to be true. To look for it costs a tenth of reading the document as
/// JSON, and most documents do not have it.
/// </summary>
internal static class TextPrefilter
{
    private const int ShortestThatTells = 3;

    /// <returns>null when nothing can be said</returns>
    public static string? Of(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => Longer(Of(both.Left), Of(both.Right)),
        BoundFilter.ValuePath some => Of(some.Inner),
        BoundFilter.Compare
        {
            Operator: CompareOperator.Eq or CompareOperator.Co or CompareOperator.Sw or CompareOperator.Ew,
            Value: FilterValue.Text text,
        } => In(text.Value),
        _ => null,
    };

    /// <summary>
    /// Whether the character stands in a document as itself, or as the other case of itself, wherever a value folds to one that has it: JSON
    /// escapes none of these, no pattern gives them a meaning, and no letter beyond ASCII has one of them as its upper case.
    /// </summary>
    internal static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z' and not ('i' or 's')) or (>= 'A' and <= 'Z' and not ('I' or 'S')) or (>= '0' and <= '9')
            or '@' or '.' or '-' or ' ';

    // The longest part of plain characters.
    private static string? In(string value)
    {
        var (best, start) = (0..0, 0);
        for (var index = 0; index <= value.Length; index++)
        {
            if (index < value.Length && IsPlain(value[index]))
            {
                continue;
            }

            best = index - start > best.End.Value - best.Start.Value ? start..index : best;
            start = index + 1;
        }

        return value[best] is { Length: >= ShortestThatTells } found ? found : null;
    }

    private static string? Longer(string? one, string? other) => (one?.Length ?? 0) >= (other?.Length ?? 0) ? one : other;
}
