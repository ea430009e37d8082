using System.Text.Json;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>Exchanges on the SCIM plane, to be shown.</summary>
public interface IProvisioningLogQueries
{
    /// <summary>The tenant's exchanges, newest first.</summary>
    Task<IReadOnlyList<ProvisioningEntryView>> ListAsync(
        TenantId tenant, ProvisioningFilter filter, KeysetPosition? before, int count, CancellationToken cancellationToken);

    /// <returns>the tenant's exchange with its bodies, or null: one of another tenant is not found</returns>
    Task<ProvisioningEntryDetails?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken);
}

/// <summary>What an exchange has to be; null means anything.</summary>
/// <param name="LowestStatus">its status at least</param>
/// <param name="HighestStatus">its status at most</param>
/// <param name="Path">how its path begins</param>
/// <param name="Method">its method</param>
/// <param name="Resource">which user or group it was about</param>
/// <param name="From">at this time or later</param>
/// <param name="To">before this time</param>
public sealed record ProvisioningFilter(
    int? LowestStatus, int? HighestStatus, string? Path, string? Method, Guid? Resource, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>An exchange as it is listed.</summary>
/// <param name="Id">of the exchange</param>
/// <param name="TenantId">whose directory it was about</param>
/// <param name="OccurredAt">when it began</param>
/// <param name="Caller">the subject of a JWT, or scim-token: and the token's id</param>
/// <param name="Method">of the request</param>
/// <param name="Path">of the request</param>
/// <param name="Query">its parameters, with values that may be a person's redacted</param>
/// <param name="Status">of the answer</param>
/// <param name="ScimType">of the answer, if it is an error that has one</param>
/// <param name="DurationMs">how long it took</param>
/// <param name="ResourceId">which user or group it was about</param>
/// <param name="TraceId">as the answer's X-Trace-Id</param>
public sealed record ProvisioningEntryView(
    Guid Id,
    Guid TenantId,
    DateTimeOffset OccurredAt,
    string Caller,
    string Method,
    string Path,
    string? Query,
    int Status,
    string? ScimType,
    int DurationMs,
    Guid? ResourceId,
    string TraceId);

/// <param name="Entry">what is listed of it</param>
/// <param name="Request">what was sent</param>
/// <param name="Response">what was answered</param>
public sealed record ProvisioningEntryDetails(ProvisioningEntryView Entry, ShownBody Request, ShownBody Response);

/// <summary>A body with everything redacted that may be a person's.</summary>
/// <param name="Body">the document; null when there was none, or it was not kept, or it was no JSON</param>
/// <param name="Truncated">whether there was more</param>
public sealed record ShownBody(JsonElement? Body, bool Truncated);
