using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>The path of an operation as it was parsed (RFC 7644 figure 7), not yet looked for in a schema.</summary>
/// <param name="Attribute">the attribute; holds the sub-attribute only when there is no filter</param>
/// <param name="Filter">what stands in brackets: which values of the attribute are meant; or null</param>
/// <param name="SubName">the sub-attribute after the brackets, or null</param>
public sealed record PatchPath(AttributePath Attribute, Filter? Filter, string? SubName)
{
    public override string ToString() =>
        Attribute + (Filter is null ? "" : $"[{FilterPrinter.Print(Filter)}]") + (SubName is null ? "" : "." + SubName);
}
