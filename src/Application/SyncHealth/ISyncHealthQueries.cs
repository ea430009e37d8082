using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SyncHealth;

/// <summary>What is known of how connectors do.</summary>
public interface ISyncHealthQueries
{
    /// <summary>The tenant's credentials that can sign in, the oldest first, so many at most.</summary>
    Task<IReadOnlyList<CredentialHealthView>> CredentialsAsync(TenantId tenant, DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>The tenant's exchanges of a time that failed, counted by what was wrong; the most frequent first.</summary>
    Task<IReadOnlyList<ErrorCountView>> ErrorsAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The tenant's exchanges, counted by the hour.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="hours">when each hour begins, in order</param>
    /// <param name="cancellationToken">ends the wait</param>
    Task<IReadOnlyList<OperationCountView>> SeriesAsync(TenantId tenant, IReadOnlyList<DateTimeOffset> hours, CancellationToken cancellationToken);
}
