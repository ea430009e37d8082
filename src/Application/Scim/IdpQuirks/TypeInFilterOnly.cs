using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Clients that replace a selected value do not repeat what they selected it by, which RFC 7644 section 3.5.2.3 would then take away.
/// <para>Wrong: <c>{"op":"replace","path":"emails[type eq \"work\"]","value":{"value":"a@example.com"}}</c></para>
/// <para>Right: <c>{"op":"replace","path":"emails[type eq \"work\"]","value":{"type":"work","value":"a@example.com"}}</c></para>
/// </summary>
public sealed class TypeInFilterOnly : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation is not { Verb: PatchVerb.Replace, Path: { } path, Value: JsonObject { Count: > 0 } value } || !path.EndsWith(']'))
        {
            return [operation];
        }

        var whole = DescribedValue.Of(PatchPathParser.Parse(path).Filter!) ?? JsonTree.Object();
        foreach (var (name, member) in value)
        {
            whole[name] = member?.DeepClone();
        }

        return [operation with { Value = whole }];
    }
}
