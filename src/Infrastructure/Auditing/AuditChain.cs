using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>How far a tenant's chain of records goes: where it ends, so that a cut end shows, and where it begins after a purge.</summary>
public sealed class AuditChain
{
    public const int HashLength = 32;

    public TenantId TenantId { get; init; }

    public long LastSequence { get; set; }

    public byte[] LastHash { get; set; } = new byte[HashLength];

    /// <summary>The last record that was purged because of its age; 0 for none.</summary>
    public long PurgedSequence { get; set; }

    public byte[] PurgedHash { get; set; } = new byte[HashLength];

    /// <summary>The code over all of it under the server's key; null for a chain of before there were codes.</summary>
    public byte[]? Mac { get; set; }
}
