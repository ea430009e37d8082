using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>The deviations that a tenant's identity provider is allowed.</summary>
/// <param name="Name">how the profile is called in a tenant's settings</param>
/// <param name="Quirks">in the order in which they are put right: names, then the shape of operations, then values</param>
public sealed record CompatibilityProfile(string Name, IReadOnlyList<IIdpQuirk> Quirks)
{
    private readonly IReadOnlyList<IValueQuirk> ofValues = [.. Quirks.OfType<IValueQuirk>()];
    private readonly IReadOnlyList<INameQuirk> ofNames = [.. Quirks.OfType<INameQuirk>()];

    /// <summary>The RFCs to the letter.</summary>
    public static CompatibilityProfile Strict { get; } = new("strict", []);

    /// <summary>Every form that can only mean one thing.</summary>
    public static CompatibilityProfile Default { get; } = new(
        "default",
        [
            new MissingPatchSchemas(), new OpInCapitals(), new AliasUrns(), new DottedKeys(), new ReadOnlyInValue(), new WrappedMembers(),
            new RemoveWithValue(), new TypeInFilterOnly(), new AutoCreateValuePathTarget(),
            new ObjectForList(), new BareStringValues(), new JsonInRole(), new ManagerAsText(), new BooleanAsText(),
        ]);

    /// <summary>The profiles that a tenant can choose.</summary>
    public static IReadOnlyList<CompatibilityProfile> All { get; } =
    [
        Default,
        Strict,
        new("okta", [new ReadOnlyInValue()]),
        new(
            "entra",
            [
                new OpInCapitals(), new AliasUrns(), new DottedKeys(), new ReadOnlyInValue(), new RemoveWithValue(), new TypeInFilterOnly(),
                new AutoCreateValuePathTarget(), new BareStringValues(), new JsonInRole(), new ManagerAsText(), new BooleanAsText(),
            ]),
        new("onelogin", [new OpInCapitals(), new AliasUrns(), new ReadOnlyInValue(), new RemoveWithValue()]),
        new("jumpcloud", [new OpInCapitals(), new ReadOnlyInValue(), new RemoveWithValue(), new BooleanAsText()]),
        new("google", [new ReadOnlyInValue(), new ObjectForList()]),
    ];

    /// <summary>The profile of that name in any case, or null.</summary>
    public static CompatibilityProfile? Named(string name) =>
        All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal void Rewrite(JsonObject patchMessage)
    {
        foreach (var quirk in Quirks)
        {
            quirk.Rewrite(patchMessage);
        }
    }

    internal IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        Quirks.Aggregate<IIdpQuirk, IEnumerable<PatchOperation>>(
            [operation], (operations, quirk) => operations.SelectMany(current => quirk.Rewrite(resource, current)));

    internal JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value)
    {
        for (var index = 0; index < ofValues.Count; index++)
        {
            value = ofValues[index].Rewrite(attribute, value);
        }

        return value;
    }

    internal string Rewrite(ResourceType type, string name)
    {
        for (var index = 0; index < ofNames.Count; index++)
        {
            name = ofNames[index].Rewrite(type, name);
        }

        return name;
    }
}
