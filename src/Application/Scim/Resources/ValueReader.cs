using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.IdpQuirks.Interop;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Checks values against their definitions and gives them in canonical form. The result shares nothing with the source.</summary>
public sealed class ValueReader
{
    private readonly CompatibilityProfile profile;
    private readonly Func<string, ScimFault>? refusal;
    private readonly bool isOfPatch;
    private readonly CancellationToken cancellationToken;

    // A refusal of null passes over what is not known.
    private ValueReader(CompatibilityProfile profile, Func<string, ScimFault>? refusal, bool isOfPatch, CancellationToken cancellationToken) =>
        (this.profile, this.refusal, this.isOfPatch, this.cancellationToken) = (profile, refusal, isOfPatch, cancellationToken);

    /// <summary>Of the documents of POST and PUT, in which most profiles pass over what is not known (RFC 7644 section 3.3).</summary>
    /// <param name="profile">the deviations that are understood</param>
    /// <param name="cancellationToken">ends it within a list</param>
    public static ValueReader OfDocuments(CompatibilityProfile profile, CancellationToken cancellationToken = default) =>
        new(profile, profile.TakesUnknown ? null : KnownAttributesOnly.Unknown, false, cancellationToken);

    /// <summary>Of the values of a PATCH, which says what it changes: what is not known would be answered as if it were done.</summary>
    /// <param name="profile">the deviations that are understood</param>
    /// <param name="cancellationToken">ends it within a list</param>
    internal static ValueReader OfPatches(CompatibilityProfile profile, CancellationToken cancellationToken) =>
        new(profile, profile.TakesUnknown ? PatchTarget.Unknown : KnownAttributesOnly.Unknown, true, cancellationToken);

    /// <summary>The list that was added to last, while nothing else has changed it.</summary>
    internal DistinctValues? Added { get; set; }

    /// <summary>Reads those of the attributes that the source assigns, in the order of the definitions.</summary>
    /// <param name="attributes">what the source may hold; what is readOnly is passed over</param>
    /// <param name="source">an object from <see cref="JsonTree"/></param>
    /// <param name="prefix">of the attributes' names in faults: empty, or ending in "." or ":"</param>
    public JsonObject ReadAttributes(IReadOnlyList<AttributeDefinition> attributes, JsonObject source, string prefix)
    {
        var result = new JsonObject();
        AddAttributes(result, attributes, source, prefix);
        return result;
    }

    /// <summary>The same, added to what the target has.</summary>
    internal void AddAttributes(JsonObject target, IReadOnlyList<AttributeDefinition> attributes, JsonObject source, string prefix)
    {
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            if (attribute.Mutability == Mutability.ReadOnly)
            {
                RequireKnownParts(attribute, source, new Place(prefix, attribute.Name));
            }
            else if (source.TryGetPropertyValue(attribute.Name, out var value)
                && Read(attribute, value, new Place(prefix, attribute.Name)) is { } read)
            {
                target.Add(attribute.Name, read);
            }
        }
    }

    /// <summary>Refuses members that are none of the complex attribute's parts, unless they are passed over.</summary>
    /// <exception cref="ScimFault">naming the path</exception>
    internal void RequireKnown(AttributeDefinition attribute, JsonObject source, Place place)
    {
        if (refusal is null)
        {
            return;
        }

        foreach (var (name, _) in source)
        {
            if (attribute.Sub(name) is null)
            {
                throw refusal($"{place}.{name}");
            }
        }
    }

    /// <summary>The same of an attribute's values, whose members' names are all that is looked at.</summary>
    internal void RequireKnown(AttributeDefinition attribute, JsonNode? value, Place place)
    {
        foreach (var complex in (value as IEnumerable<JsonNode?> ?? [value]).OfType<JsonObject>())
        {
            RequireKnown(attribute, complex, place);
        }
    }

    /// <summary>
    /// Refuses a value of a PATCH in which there is nothing but what is readOnly; beside what is written, that is passed over
    /// (RFC 7644 section 3.5.2: "mutability").
    /// </summary>
    /// <exception cref="ScimFault">mutability, naming the path</exception>
    internal void RequireWritable(AttributeDefinition attribute, JsonObject source, Place place)
    {
        if (isOfPatch && source.Count > 0 && source.All(member => attribute.Sub(member.Key) is { Mutability: Mutability.ReadOnly }))
        {
            throw PatchTarget.ReadOnly($"{place}.{attribute.Sub(source.First().Key)!.Name}");
        }
    }

    /// <summary>The same of what is known by another rule.</summary>
    internal void RequireKnown(JsonObject source, Func<string, bool> isKnown, string prefix)
    {
        if (refusal is not null && source.FirstOrDefault(member => !isKnown(member.Key)) is { Key: { } name })
        {
            throw refusal(prefix + name);
        }
    }

    /// <summary>Reads an attribute's value, all values of it when it is multi-valued; null when the attribute is left unassigned.</summary>
    /// <exception cref="ScimFault">invalidValue, naming the path</exception>
    public JsonNode? Read(AttributeDefinition attribute, JsonNode? value, Place place)
    {
        var meant = Meant(attribute, value);
        return meant switch
        {
            null => null,
            JsonArray { Count: 0 } when attribute.MultiValued || value is JsonArray { Count: 0 } => null,
            JsonArray list when attribute.MultiValued => ReadList(attribute, list, place),
            _ when attribute.MultiValued => throw Wrong(place, "a list"),
            _ => ReadOne(attribute, meant, place),
        };
    }

    /// <summary>The value after the profile's quirks, not yet checked.</summary>
    public JsonNode? Meant(AttributeDefinition attribute, JsonNode? value) => profile.Rewrite(attribute, value);

    /// <summary>Reads a single value, one element of the attribute when it is multi-valued; null when it is empty.</summary>
    public JsonNode? ReadOne(AttributeDefinition attribute, JsonNode value, Place place)
    {
        if (attribute.Type != AttributeType.Complex)
        {
            return SimpleValue.Read(attribute, value, place);
        }

        var source = value as JsonObject ?? throw Wrong(place, "an object");
        RequireKnown(attribute, source, place);
        var read = ReadAttributes(attribute.SubAttributes ?? [], source, $"{place}.");
        if (attribute.MultiValued && IsIdentifiedByValue(attribute) && string.IsNullOrWhiteSpace(read["value"].Text()))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'{place}.value' is required.");
        }

        if (read.Count > 0)
        {
            return read;
        }

        RequireWritable(attribute, source, place);
        return null;
    }

    private void RequireKnownParts(AttributeDefinition attribute, JsonObject source, Place place)
    {
        if (refusal is not null && attribute.Type == AttributeType.Complex && source.TryGetPropertyValue(attribute.Name, out var value))
        {
            RequireKnown(attribute, value, place);
        }
    }

    private JsonArray? ReadList(AttributeDefinition attribute, JsonArray list, Place place)
    {
        var distinct = new DistinctValues([]);
        foreach (var element in list)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (element is null)
            {
                throw new ScimFault(ScimType.InvalidValue, $"'{place}' has null among its values.");
            }

            if (ReadOne(attribute, element, place) is { } read)
            {
                distinct.Add(read);
            }
        }

        if (distinct.Values.Count(element => element is JsonObject value && value["primary"].IsTrue()) > 1)
        {
            throw new ScimFault(ScimType.InvalidValue, $"'{place}' has more than one primary value.");
        }

        return distinct.Values.Count == 0 ? null : distinct.Values;
    }

    /// <summary>A value that may never be changed, only added and removed, is the element's identity: <c>members</c> of a group.</summary>
    internal static bool IsIdentifiedByValue(AttributeDefinition attribute) =>
        attribute.Sub("value") is { Mutability: Mutability.Immutable };

    private static ScimFault Wrong(Place place, string expected) => new(ScimType.InvalidValue, $"'{place}' must be {expected}.");
}
