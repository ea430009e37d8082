using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Audit;

/// <summary>Recomputes the chain of a tenant's records. It reads all of them, so this node does so for a tenant once at a time.</summary>
public sealed record VerifyAuditQuery(TenantId Tenant) : IQuery<VerifiedChain>;

internal sealed class VerifyAuditHandler(IAuditVerification verification, VerificationsInFlight flights) : IRequestHandler<VerifyAuditQuery, VerifiedChain>
{
    public async Task<VerifiedChain> Handle(VerifyAuditQuery query, CancellationToken cancellationToken)
    {
        using var flight = flights.Enter(query.Tenant);
        return await verification.VerifyAsync(query.Tenant, cancellationToken);
    }
}

/// <summary>The tenants whose chains this node is busy with.</summary>
public sealed class VerificationsInFlight
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly InFlight<TenantId> tenants = new();

    /// <summary>Takes the tenant until the answer is disposed of.</summary>
    /// <exception cref="Refusal">its chain is being verified</exception>
    public IDisposable Enter(TenantId tenant) => tenants.TryEnter(tenant)
        ?? throw new Refusal(new Error(ErrorKind.TooManyRequests, "The records of this tenant are being verified already.") { RetryAfter = Wait });
}
