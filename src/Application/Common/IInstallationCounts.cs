namespace ScimPlatform.Application.Common;

/// <summary>Counts over all tenants, for the operator's metrics. No answer to a request has them.</summary>
public interface IInstallationCounts
{
    /// <summary>Counts now.</summary>
    /// <exception cref="Errors.StoreUnavailable">the database cannot be reached</exception>
    Task<InstallationCounts> CountAsync(CancellationToken cancellationToken);
}

/// <param name="Tenants">tenants that are not deleted</param>
/// <param name="UnsealedAuditRecords">records of the audit that are in no chain yet</param>
/// <param name="StalledCredentials">credentials of connectors that have been silent for too long</param>
public sealed record InstallationCounts(int Tenants, int UnsealedAuditRecords, int StalledCredentials);
