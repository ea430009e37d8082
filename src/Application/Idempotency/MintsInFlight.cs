using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>
/// The keyed mints that this node is busy with. It spares a repeat the race for the key; across nodes, the database decides it. A node
/// that dies takes its own with it, so that nothing is left to block a repeat.
/// </summary>
public sealed class MintsInFlight
{
    private static readonly TimeSpan ShortWhile = TimeSpan.FromSeconds(1);

    private readonly InFlight<(TenantId, string)> keys = new();

    /// <summary>Takes the key until the answer is disposed of.</summary>
    /// <exception cref="Refusal">the same mint is in flight</exception>
    public IDisposable Enter(TenantId tenant, IdempotencyKey key) => keys.TryEnter((tenant, key.Name)) ?? throw Refused();

    /// <summary>What a repeat is told that comes too early.</summary>
    internal static Refusal Refused() => new(new Error(
        ErrorKind.Conflict, $"A request with the same {IdempotencyKey.Header} is still being worked on.")
    { RetryAfter = ShortWhile });
}
