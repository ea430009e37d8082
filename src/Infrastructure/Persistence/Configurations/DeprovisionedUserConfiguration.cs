using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Deprovisioning;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class DeprovisionedUserConfiguration : IEntityTypeConfiguration<DeprovisionedUser>
{
    public void Configure(EntityTypeBuilder<DeprovisionedUser> builder)
    {
        builder.HasKey(user => new { user.TenantId, user.UserId });
        builder.HasOne<Tenant>().WithMany().HasForeignKey(user => user.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(user => new { user.TenantId, user.CountedAt });
    }
}
