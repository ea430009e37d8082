using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks.Interop;
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
            new MissingPatchSchemas(), new OpInCapitals(), new AliasUrns(), new ReadOnlyInValue(), new DottedKeys(), new WrappedMembers(),
            new FilterOnSingleValue(), new RemoveWithValue(), new EmptyForNothing(), new TypeInFilterOnly(), new AutoCreateValuePathTarget(),
            new AbsentTarget(), new OneForList(), new BareStringValues(), new JsonInRole(), new ManagerAsText(), new BooleanAsText(),
        ]);

    /// <summary>The RFCs to the letter, and within them no more than the SCIM interoperability profile lets clients send.</summary>
    public static CompatibilityProfile Interop { get; } = new(
        "interop",
        [new PathRequired(), new KnownAttributesOnly(), new SubAttributeRequired(), new OneValueSelected(), new ComplexReplacedWhole()]);

    /// <summary>The profiles that a tenant can choose.</summary>
    public static IReadOnlyList<CompatibilityProfile> All { get; } =
    [
        Default,
        Strict,
        Interop,
        Provider("okta"),
        Provider(
            "entra",
            new OpInCapitals(), new AliasUrns(), new DottedKeys(), new FilterOnSingleValue(), new TypeInFilterOnly(), new AutoCreateValuePathTarget(),
            new JsonInRole(), new ManagerAsText(), new BooleanAsText()),
        Provider("onelogin", new OpInCapitals(), new AliasUrns()),
        Provider("jumpcloud", new OpInCapitals(), new BooleanAsText()),
        Provider("google"),
    ];

    /// <summary>Whether removing what is not there succeeds.</summary>
    public bool AllowsAbsentTargets { get; } = Quirks.OfType<AbsentTarget>().Any();

    /// <summary>Whether attributes that no schema has are passed over in documents.</summary>
    public bool TakesUnknown { get; } = !Quirks.OfType<KnownAttributesOnly>().Any();

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
            [operation], (operations, quirk) => operations.SelectMany(current => quirk.Rewrite(resource, current, this)));

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

    // What several send, or their administrators can map, besides what the one is known for; in the order of the default.
    private static CompatibilityProfile Provider(string name, params IIdpQuirk[] own)
    {
        IIdpQuirk[] common =
            [new ReadOnlyInValue(), new RemoveWithValue(), new EmptyForNothing(), new AbsentTarget(), new OneForList(), new BareStringValues()];
        var order = Default.Quirks.Select(quirk => quirk.GetType()).ToList();
        return new CompatibilityProfile(name, [.. common.Concat(own).OrderBy(quirk => order.IndexOf(quirk.GetType()))]);
    }
}
