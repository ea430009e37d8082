using System.Text.Encodings.Web;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Changes as they are stored and shown: one member for each, in snake case, and no secret, wherever one was written.</summary>
internal static class ChangesJson
{
    public const string Version = "version";
    public const string Attributes = "attributes";
    public const string Members = "members";

    private const string None = "{}";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="changes">what is other than before</param>
    /// <param name="version">of the thing afterwards; null where it has none</param>
    public static string Write(IReadOnlyList<Change> changes, long? version = null)
    {
        if (changes.Count == 0 && version is null)
        {
            return None;
        }

        var members = changes.ToDictionary(Name, Value, StringComparer.Ordinal);
        if (version is { } number)
        {
            members[Version] = number;
        }

        return SecretText.Mask(JsonSerializer.Serialize(members, Options), "***");
    }

    /// <returns>null where there is none</returns>
    public static long? VersionOf(string changes)
    {
        using var document = JsonDocument.Parse(changes);
        return VersionOf(document.RootElement);
    }

    /// <returns>null where there is none</returns>
    public static long? VersionOf(JsonElement changes) =>
        changes.TryGetProperty(Version, out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number) ? number : null;

    private static string Name(Change change) => change switch
    {
        Change.Setting setting => setting.Name,
        Change.Fact fact => fact.Name,
        Change.Attributes => Attributes,
        _ => Members,
    };

    private static object Value(Change change) => change switch
    {
        Change.Setting setting => new FromTo(Plain(setting.From), Plain(setting.To)),
        Change.Fact fact => Plain(fact.Value)!,
        Change.Attributes attributes => attributes.Names,
        Change.Members members => new Ids(members.Added, members.Removed),
        _ => throw new InvalidOperationException($"{change.GetType().Name} cannot be written."),
    };

    private static object? Plain(object? value) => value is DateTimeOffset time ? ResourceMeta.Time(time) : value;

    private sealed record FromTo(object? From, object? To);

    private sealed record Ids(IReadOnlyCollection<Guid> Added, IReadOnlyCollection<Guid> Removed);
}
