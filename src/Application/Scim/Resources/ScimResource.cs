using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// A resource in canonical form: member names as the schemas spell them, values of the types that the schemas say, extensions in
/// objects under their URN, and nothing that is unassigned (no null, no empty list or object: RFC 7643 section 2.5).
/// </summary>
/// <param name="Type">what the resource is</param>
/// <param name="Document">the attributes, without <c>schemas</c>, which follows from the extensions that are present</param>
public sealed record ScimResource(ResourceType Type, JsonObject Document)
{
    /// <summary>A copy that shares nothing, so that a failed change leaves no trace.</summary>
    public ScimResource Copy() => this with { Document = Document.DeepClone().AsObject() };

    /// <summary>The URNs for <c>schemas</c>: the core schema, then each extension that has an attribute (RFC 7643 section 3).</summary>
    public JsonArray Schemas()
    {
        var urns = new JsonArray(Type.Core.Id);
        foreach (var extension in Type.Extensions.Where(extension => Document.ContainsKey(extension.Id)))
        {
            urns.Add((JsonNode)extension.Id);
        }

        return urns;
    }
}
