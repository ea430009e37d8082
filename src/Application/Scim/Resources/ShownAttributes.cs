using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>What an answer shows of the attributes of a type. For the default projection, which most answers have, that is worked out once.</summary>
public sealed class ShownAttributes
{
    private static readonly ConditionalWeakTable<ResourceType, ShownAttributes> Defaults = [];

    private readonly ConcurrentDictionary<string, bool?> known = new(StringComparer.Ordinal);
    private readonly ResourceType type;
    private readonly Projection projection;
    private readonly IReadOnlyList<byte[]>? hidden;

    private ShownAttributes(ResourceType type, Projection projection)
    {
        Extensions = [.. type.Extensions.Select(schema => (schema.Id, MarkOf(schema.Id)))];
        this.type = type;
        this.projection = projection;
        hidden = ReferenceEquals(projection, Projection.Default) ? [.. HiddenByDefault(type).Distinct().Select(MarkOf)] : null;
    }

    /// <summary>The extensions of the type, shown or not, each with its <see cref="MarkOf"/>.</summary>
    public IReadOnlyList<(string Id, byte[] Mark)> Extensions { get; }

    /// <param name="type">what the answer shows</param>
    /// <param name="projection">what the client asked for</param>
    public static ShownAttributes Of(ResourceType type, Projection projection) => ReferenceEquals(projection, Projection.Default)
        ? Defaults.GetValue(type, static type => new ShownAttributes(type, Projection.Default))
        : new ShownAttributes(type, projection);

    /// <summary>Whether the attribute at the top of the document is shown; <c>null</c> when only parts of it are.</summary>
    public bool? Shows(string name) => known.GetOrAdd(name, static (name, shown) => shown.Decide(name), this);

    /// <summary>Whether everything in the stored document is shown, as far as that can be told without reading it.</summary>
    /// <param name="document">compact JSON in UTF-8</param>
    public bool ShowsAllOf(ReadOnlySpan<byte> document)
    {
        if (hidden is null)
        {
            return false;
        }

        foreach (var mark in hidden)
        {
            if (document.IndexOf(mark) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What a name looks like where it names a member of a compact JSON document. Nothing else can look so: within a text its quotes would
    /// be escaped, and no colon follows a text that is a value.
    /// </summary>
    public static byte[] MarkOf(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");

    private static IEnumerable<string> HiddenByDefault(ResourceType type) => new[] { type.Core, type.Common }.Concat(type.Extensions)
        .SelectMany(schema => schema.Attributes)
        .SelectMany(attribute => (attribute.SubAttributes ?? []).Append(attribute))
        .Where(attribute => attribute.Returned is Returned.Never or Returned.Request)
        .Select(attribute => attribute.Name);

    private bool? Decide(string name) => (type.Extension(name), type.Core.Attribute(name), type.Common.Attribute(name)) switch
    {
        ({ } extension, _, _) => Decide(extension),
        (_, { } core, _) => ResourceProjector.ShowsWhole(type, type.Core, core, projection),
        (_, _, { } common) => ResourceProjector.ShowsWhole(type, type.Common, common, projection),
        _ => false,
    };

    private bool? Decide(Schema extension)
    {
        var shares = extension.Attributes.Select(attribute => ResourceProjector.ShowsWhole(type, extension, attribute, projection)).Distinct().ToList();
        return shares is [var one] ? one : null;
    }
}
