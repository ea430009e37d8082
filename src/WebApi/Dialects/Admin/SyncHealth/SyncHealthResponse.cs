using ScimPlatform.Application.SyncHealth;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.SyncHealth;

/// <summary>How a tenant's synchronization does.</summary>
/// <param name="Status">stalled where one credential is, else ok where one is, else learning where one was used, else unused</param>
/// <param name="Credentials">those that can sign in to the SCIM plane, 100 at most</param>
/// <param name="Errors">of the last day, the most frequent first</param>
/// <param name="Series">the last 24 hours, each from its begin; the last one goes on</param>
[SchemaName("SyncHealth")]
public sealed record SyncHealthResponse(
    [property: Constraints(Words = typeof(SyncStates))] string Status,
    IReadOnlyList<CredentialHealthResponse> Credentials,
    IReadOnlyList<ErrorCountResponse> Errors,
    IReadOnlyList<OperationCountResponse> Series)
{
    internal static SyncHealthResponse Of(SyncHealthView health) => new(
        health.Status.Word(),
        [.. health.Credentials.Select(credential => new CredentialHealthResponse(
            credential.Id, credential.Kind, credential.Name, credential.LastCallAt, credential.RhythmSeconds, credential.State.Word()))],
        [.. health.Errors.Select(error => new ErrorCountResponse(error.Code, error.Count, error.LastAt))],
        [.. health.Series.Select(hour => new OperationCountResponse(hour.At, hour.Operations, hour.Errors))]);
}

/// <summary>Whether a credential is used as it uses to be.</summary>
/// <param name="Id">of the SCIM token or the OAuth client</param>
/// <param name="Kind">scim_token or oauth_client</param>
/// <param name="Name">what its tenant calls it</param>
/// <param name="LastCallAt">to the minute; null when it was never used</param>
/// <param name="RhythmSeconds">the median time between the begins of its last bursts of calls; null while fewer than 5 are known</param>
/// <param name="State">stalled when it has been silent for three times its rhythm</param>
[SchemaName("CredentialHealth")]
public sealed record CredentialHealthResponse(
    string Id,
    [property: Constraints(Words = typeof(CredentialKinds))] string Kind,
    string Name,
    DateTimeOffset? LastCallAt,
    int? RhythmSeconds,
    [property: Constraints(Words = typeof(SyncStates))] string State);

/// <summary>What went wrong how often.</summary>
/// <param name="Code">the scimType of the answers, or their status where they have none</param>
/// <param name="Count">how many there were</param>
/// <param name="LastAt">when the last one was</param>
[SchemaName("SyncErrorCount")]
public sealed record ErrorCountResponse(string Code, int Count, DateTimeOffset LastAt);

/// <summary>What the provisioning log has of an hour.</summary>
/// <param name="At">when it begins</param>
/// <param name="Operations">exchanges</param>
/// <param name="Errors">those that failed</param>
[SchemaName("SyncOperationCount")]
public sealed record OperationCountResponse(DateTimeOffset At, int Operations, int Errors);
