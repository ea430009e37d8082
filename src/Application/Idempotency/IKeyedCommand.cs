using MediatR;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>A command that a client may give a key, so that a repeat of it does nothing again.</summary>
public interface IKeyedCommand
{
    TenantId Tenant { get; }

    /// <summary>What the client calls this request, so that a repeat is known as one; null where it does not care.</summary>
    IdempotencyKey? Key { get; }

    /// <summary>What the key has made in the last day, or null.</summary>
    Task<object?> RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken);
}
