using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Hears that this node gave numbers to records.</summary>
public interface INumberedRecords
{
    void Numbered(TenantId tenant);
}
