using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>Reads a path: <c>attribute</c>, <c>attribute.sub</c>, <c>attribute[filter]</c> or <c>attribute[filter].sub</c>.</summary>
public static class PatchPathParser
{
    /// <exception cref="ScimFault">invalidPath with the position, or the filter parser's own invalidFilter</exception>
    public static PatchPath Parse(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return new PatchPath(Attribute(text), null, null);
        }

        var attribute = Attribute(text[..open]);
        if (attribute.SubName is not null)
        {
            throw Fault("A filter cannot follow a sub-attribute", open);
        }

        var close = ClosingBracket(text, open);
        return new PatchPath(attribute, FilterParser.Parse(text[(open + 1)..close]), SubName(text, close + 1));
    }

    private static AttributePath Attribute(string text) =>
        AttributePath.TryParse(text) ?? throw Fault("There is no attribute's name", 0);

    private static string? SubName(string text, int start)
    {
        if (start == text.Length)
        {
            return null;
        }

        return text[start] == '.' && AttributePath.TryParse(text[(start + 1)..]) is { SchemaUrn: null, SubName: null } sub
            ? sub.Name
            : throw Fault("Only '.' and a sub-attribute's name can follow the filter", start);
    }

    // Brackets inside the filter's strings are text.
    private static int ClosingBracket(string text, int open)
    {
        var isText = false;
        for (var index = open + 1; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\\' when isText:
                    index++;
                    break;
                case '"':
                    isText = !isText;
                    break;
                case ']' when !isText:
                    return index;
            }
        }

        throw Fault("The filter is not closed by ']'", open);
    }

    private static ScimFault Fault(string problem, int index) =>
        new(ScimType.InvalidPath, $"{problem}, at position {index + 1} of the path.");
}
