using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Audit;

/// <summary>Tells whether the records of the audit are still those that were written.</summary>
public interface IAuditVerification
{
    /// <summary>Walks through the chain of a tenant as far as it went when the walk began, some records at once.</summary>
    Task<VerifiedChain> VerifyAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <param name="Tenant">whose</param>
/// <param name="Records">how many records are there</param>
/// <param name="First">the number of the first record that was not purged</param>
/// <param name="Head">the number of the last record that was sealed</param>
/// <param name="HeadHash">its hash, which tells chains apart that were written anew as a whole</param>
/// <param name="Faults">what is wrong, by the numbers of the records; empty when nothing is</param>
public sealed record VerifiedChain(TenantId Tenant, long Records, long First, long Head, string HeadHash, IReadOnlyList<string> Faults);
