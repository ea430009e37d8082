using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class ProvisioningEntryConfiguration : IEntityTypeConfiguration<ProvisioningEntry>
{
    public void Configure(EntityTypeBuilder<ProvisioningEntry> builder)
    {
        // In the order in which they are listed and purged. A tenant's log is bounded: what else is asked for is looked for in it.
        builder.HasKey(entry => new { entry.TenantId, entry.OccurredAt, entry.Id });
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Caller).HasMaxLength(ProvisioningEntry.MaxCallerLength);
        builder.Property(entry => entry.Method).HasMaxLength(16);
        builder.Property(entry => entry.Path).HasMaxLength(ProvisioningEntry.MaxPathLength);
        builder.Property(entry => entry.Query).HasMaxLength(ProvisioningEntry.MaxQueryLength);
        builder.Property(entry => entry.ScimType).HasMaxLength(32);
        builder.Property(entry => entry.TraceId).HasMaxLength(32);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(entry => entry.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}
