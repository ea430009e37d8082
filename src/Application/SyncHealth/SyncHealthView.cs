namespace ScimPlatform.Application.SyncHealth;

/// <summary>How a tenant's synchronization does.</summary>
/// <param name="Status">stalled where one credential is, else ok where one is, else learning where one is used at all, else unused</param>
/// <param name="Credentials">those that can sign in</param>
/// <param name="Errors">those of the last day, the most frequent first</param>
/// <param name="Series">the last day, hour by hour, the oldest first</param>
public sealed record SyncHealthView(
    SyncState Status, IReadOnlyList<CredentialHealthView> Credentials, IReadOnlyList<ErrorCountView> Errors, IReadOnlyList<OperationCountView> Series);

/// <param name="Id">as its own routes know it</param>
/// <param name="Kind">scim_token or oauth_client</param>
/// <param name="Name">what its tenant calls it</param>
/// <param name="LastCallAt">to the minute; null when it was never used</param>
/// <param name="RhythmSeconds">the usual time from one burst of calls to the next; null while too few are known</param>
/// <param name="State">whether it is on time</param>
public sealed record CredentialHealthView(string Id, string Kind, string Name, DateTimeOffset? LastCallAt, int? RhythmSeconds, SyncState State);

/// <param name="Code">the scimType of the answers, or their status where they have none</param>
/// <param name="Count">how many there were</param>
/// <param name="LastAt">when the last one was</param>
public sealed record ErrorCountView(string Code, int Count, DateTimeOffset LastAt);

/// <param name="At">when the hour begins</param>
/// <param name="Operations">exchanges that the provisioning log has of it</param>
/// <param name="Errors">how many of them failed</param>
public sealed record OperationCountView(DateTimeOffset At, int Operations, int Errors);
