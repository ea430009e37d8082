using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID removes references by what they refer to, also where there is one only. Who has another one keeps it.
/// <para>Wrong: <c>{"op":"remove","path":"urn:…:enterprise:2.0:User:manager[value eq \"271\"]"}</c></para>
/// <para>Right: <c>{"op":"remove","path":"urn:…:enterprise:2.0:User:manager"}</c> of a user whose manager that is</para>
/// </summary>
public sealed class FilterOnSingleValue : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation is not { Verb: PatchVerb.Remove, Path: { } text } || !text.Contains('[', StringComparison.Ordinal))
        {
            return [operation];
        }

        var path = PatchPathParser.Parse(text);
        if (resource.Type.Bind(path.Attribute) is not
            { Attribute: { MultiValued: false, Type: AttributeType.Complex, Mutability: not Mutability.ReadOnly }, Sub: null } bound)
        {
            return [operation];
        }

        var holder = bound.Extension is null ? resource.Document : resource.Document[bound.Extension.Id] as JsonObject;
        return FilterEvaluator.Matches(FilterBinder.BindElement(path.Filter!, bound.Attribute), holder?[bound.Attribute.Name])
            ? [operation with { Path = path.Attribute + (path.SubName is null ? "" : "." + path.SubName) }]
            : [];
    }
}
