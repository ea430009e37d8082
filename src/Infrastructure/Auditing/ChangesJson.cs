using System.Text.Encodings.Web;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Changes as they are stored and shown: one member for each, in snake case, and no secret, wherever one was written.</summary>
internal static class ChangesJson
{
    private const string None = "{}";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<Change> changes) => changes.Count == 0
        ? None
        : SecretText.Mask(JsonSerializer.Serialize(changes.ToDictionary(Name, Value, StringComparer.Ordinal), Options), "***");

    private static string Name(Change change) => change switch
    {
        Change.Setting setting => setting.Name,
        Change.Fact fact => fact.Name,
        Change.Attributes => "attributes",
        _ => "members",
    };

    private static object Value(Change change) => change switch
    {
        Change.Setting setting => new FromTo(Plain(setting.From), Plain(setting.To)),
        Change.Fact fact => Plain(fact.Value)!,
        Change.Attributes attributes => attributes.Names,
        Change.Members members => new Counts(members.Added, members.Removed),
        _ => throw new InvalidOperationException($"{change.GetType().Name} cannot be written."),
    };

    private static object? Plain(object? value) => value is DateTimeOffset time ? ResourceMeta.Time(time) : value;

    private sealed record FromTo(object? From, object? To);

    private sealed record Counts(int Added, int Removed);
}
