using System.Text.Json;
using ScimPlatform.Application.Events;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Events;

/// <summary>What a record of the audit says, as an event.</summary>
internal static class EventJson
{
    private const string From = "from";
    private const string User = "user_id";
    private const string Users = "users";
    private const string UsersTotal = "users_total";
    private const string Namespace = "namespace";
    private const string Role = "role";

    public static EventView View(AuditEvent record)
    {
        using var document = JsonDocument.Parse(record.Changes);
        var changes = document.RootElement;
        var type = record.Action[..record.Action.IndexOf('.', StringComparison.Ordinal)];
        return new EventView(
            record.Id,
            record.Sequence!.Value,
            record.Action,
            record.OccurredAt,
            record.TenantId.Value,
            new EventResource(type, record.TargetId, ChangesJson.VersionOf(changes)),
            Changed(changes),
            Members(changes),
            UsersOf(changes),
            Of(changes, UsersTotal) is { ValueKind: JsonValueKind.Number } total ? total.GetInt64() : null,
            RoleOf(changes),
            record.Actor,
            record.TraceId);
    }

    // Attributes by their paths, settings by their names; facts changed nothing.
    private static IReadOnlyList<string> Changed(JsonElement changes) => Of(changes, ChangesJson.Attributes) is { ValueKind: JsonValueKind.Array } attributes
        ? [.. attributes.EnumerateArray().Select(name => name.GetString()!)]
        : [.. changes.EnumerateObject().Where(change => Of(change.Value, From) is not null).Select(change => change.Name)];

    // Records of before there were events count members and do not name them.
    private static EventMembers? Members(JsonElement changes) =>
        Of(changes, ChangesJson.Members) is { } members && Ids(Of(members, "added")) is { } added && Ids(Of(members, "removed")) is { } removed
            ? new EventMembers(added, removed)
            : null;

    private static IReadOnlyList<Guid>? UsersOf(JsonElement changes) =>
        Ids(Of(changes, Users)) ?? (Of(changes, User) is { ValueKind: JsonValueKind.String } user && user.TryGetGuid(out var id) ? [id] : null);

    private static EventRole? RoleOf(JsonElement changes) =>
        (Of(changes, Namespace), Of(changes, Role)) is ({ ValueKind: JsonValueKind.String } of, { ValueKind: JsonValueKind.String } role)
            ? new EventRole(of.GetString()!, role.GetString()!)
            : null;

    private static List<Guid>? Ids(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } ids ? [.. ids.EnumerateArray().Select(id => id.GetGuid())] : null;

    private static JsonElement? Of(JsonElement within, string name) =>
        within.ValueKind == JsonValueKind.Object && within.TryGetProperty(name, out var value) ? value : null;
}
