using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Clients remove or clear what is not there, such as Entra ID a phone number that the user never had. RFC 7644 section 3.5.2.2 refuses a
/// filter without a match, and with it the rest of the request; a retry could never succeed. Who is removed from a group is looked up with
/// its rows.
/// <para>Wrong: <c>{"op":"remove","path":"phoneNumbers[type eq \"mobile\"].value"}</c> without a mobile number</para>
/// <para>Right: no operation</para>
/// </summary>
public sealed class AbsentTarget : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        Clears(operation)
        && PatchTarget.Of(resource.Type, operation) is { Filter: not null, IsReadOnly: false } target
        && !ValueReader.IsIdentifiedByValue(target.Attribute)
        && !target.SelectsAny(resource.Document)
            ? []
            : [operation];

    private static bool Clears(PatchOperation operation) =>
        operation.Verb == PatchVerb.Remove || (operation.HasValue && operation.Value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 });
}
