using System.Text.Json;

namespace ScimPlatform.Application.Audit;

/// <summary>A record of the audit as it is shown.</summary>
/// <param name="Id">of the record</param>
/// <param name="TenantId">in whose directory</param>
/// <param name="OccurredAt">when</param>
/// <param name="Actor">who: the subject of a JWT, or scim-token: and the token's id</param>
/// <param name="Action">what</param>
/// <param name="TargetType">to what kind of thing</param>
/// <param name="TargetId">to which</param>
/// <param name="Ip">the client's address; null for the platform's own work</param>
/// <param name="TraceId">of the request; null for the platform's own work</param>
/// <param name="Changes">settings from what to what; of users and groups the names of attributes only</param>
public sealed record AuditEventView(
    Guid Id,
    Guid TenantId,
    DateTimeOffset OccurredAt,
    string Actor,
    string Action,
    string TargetType,
    Guid TargetId,
    string? Ip,
    string? TraceId,
    JsonElement Changes);
