using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.Discovery;

/// <summary>
/// How large a resource may be that is stored. Requests are bounded, too, but any number of them can add to the same resource. What is larger
/// already, since a bound was lowered, can be made smaller.
/// </summary>
internal static class ResourceBudget
{
    /// <param name="budgets">the bounds</param>
    /// <param name="document">what is to be stored, as JSON</param>
    /// <param name="before">what is stored now; null when the resource is new</param>
    /// <exception cref="ScimFault">invalidValue: an attribute has too many values</exception>
    /// <exception cref="Refusal">the document is too large</exception>
    public static void Require(this ScimBudgets budgets, string document, string? before)
    {
        // A value takes two characters at least.
        if (document.Length / 2 > budgets.AttributeValues)
        {
            RequireValues(budgets.AttributeValues, document, before);
        }

        if (document.Length > budgets.ResourceSize / 4 && Encoding.UTF8.GetByteCount(document) is var size && size > budgets.ResourceSize
            && size > Encoding.UTF8.GetByteCount(before ?? ""))
        {
            throw new Refusal(new Error(ErrorKind.TooLarge, $"The resource would be larger than {budgets.ResourceSize} bytes."));
        }
    }

    /// <param name="budgets">the bounds</param>
    /// <param name="attribute">an attribute whose values are stored as rows</param>
    /// <param name="values">how many it is to have</param>
    /// <param name="before">how many it has now</param>
    /// <exception cref="ScimFault">invalidValue: those are too many</exception>
    public static void Require(this ScimBudgets budgets, string attribute, int values, int before)
    {
        if (values > budgets.AttributeValues && values > before)
        {
            throw TooMany(attribute, budgets.AttributeValues);
        }
    }

    /// <exception cref="ScimFault">tooMany: a PATCH has more operations than it may</exception>
    public static void Require(this ScimBudgets budgets, IReadOnlyCollection<PatchOperation> operations)
    {
        if (operations.Count > budgets.PatchOperations)
        {
            throw new ScimFault(ScimType.TooMany, $"'Operations' has more than {budgets.PatchOperations} operations.");
        }
    }

    private static void RequireValues(int most, string document, string? before)
    {
        var stored = (before is null ? [] : Lists(before)).ToLookup(list => list.Path, list => list.Count);
        foreach (var (path, count) in Lists(document))
        {
            if (count > most && !stored[path].Any(held => held >= count))
            {
                throw TooMany(path, most);
            }
        }
    }

    private static ScimFault TooMany(string attribute, int most) => new(ScimType.InvalidValue, $"'{attribute}' would have more than {most} values.");

    private static IEnumerable<(string Path, int Count)> Lists(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        return [.. Lists(parsed.RootElement, "")];
    }

    private static IEnumerable<(string Path, int Count)> Lists(JsonElement holder, string prefix) => holder.EnumerateObject().SelectMany(member =>
        member.Value.ValueKind switch
        {
            JsonValueKind.Array => [(prefix + member.Name, member.Value.GetArrayLength())],
            JsonValueKind.Object => Lists(member.Value, $"{prefix}{member.Name}{(member.Name.Contains(':', StringComparison.Ordinal) ? ':' : '.')}"),
            _ => [],
        });
}
