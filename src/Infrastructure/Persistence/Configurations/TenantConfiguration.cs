using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Id).ValueGeneratedNever();
        builder.Property(tenant => tenant.Slug).HasMaxLength(63);
        builder.Property(tenant => tenant.DisplayName).HasMaxLength(2 * Tenant.MaxDisplayNameLength);
        builder.Property(tenant => tenant.CompatibilityProfile).HasMaxLength(32);
        builder.Property(tenant => tenant.Version).IsConcurrencyToken();
        builder.Ignore(tenant => tenant.DeprovisionGuard);
        builder.HasQueryFilter(tenant => tenant.DeletedAt == null);
        builder.HasIndex(tenant => tenant.Slug).IsUnique().HasDatabaseName(UniqueIndexes.TenantSlug.Name);
    }
}
