using System.Text.Json.Serialization;

namespace ScimPlatform.Application.Events;

/// <summary>A change as those hear of it who asked for it.</summary>
/// <param name="Id">of the event, and of its record in the audit</param>
/// <param name="Sequence">its place among the tenant's events, from 1; there are no gaps</param>
/// <param name="Type">what happened</param>
/// <param name="OccurredAt">when</param>
/// <param name="TenantId">in whose directory</param>
/// <param name="Resource">to what</param>
/// <param name="Changed">the paths of the attributes or the names of the settings that are other than before</param>
/// <param name="Members">who came to a group and who left it; at most 1,000 in one event</param>
/// <param name="Users">whom it concerns, where that is not the resource</param>
/// <param name="UsersTotal">how many it concerns, where they are too many to be named</param>
/// <param name="Role">the role that is held since, or no more</param>
/// <param name="Actor">who did it: the subject of a JWT, or scim-token: and the token's id</param>
/// <param name="TraceId">of the request; null for the platform's own work</param>
public sealed record EventView(
    Guid Id,
    long Sequence,
    string Type,
    DateTimeOffset OccurredAt,
    Guid TenantId,
    EventResource Resource,
    IReadOnlyList<string> Changed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EventMembers? Members,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? Users,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UsersTotal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EventRole? Role,
    string Actor,
    string? TraceId);

/// <param name="Type">the kind of thing, the first word of the event's type</param>
/// <param name="Id">which one</param>
/// <param name="Version">that it has since, or had when it went; null where it has none</param>
public sealed record EventResource(string Type, Guid Id, long? Version);

/// <param name="Namespace">where it is held</param>
/// <param name="Role">which it is</param>
public sealed record EventRole(string Namespace, string Role);

/// <param name="Added">the ids of users and groups that came</param>
/// <param name="Removed">the ids of those that left</param>
public sealed record EventMembers(IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Removed);
