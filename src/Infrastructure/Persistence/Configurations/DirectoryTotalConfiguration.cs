using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class DirectoryTotalConfiguration : IEntityTypeConfiguration<DirectoryTotal>
{
    public void Configure(EntityTypeBuilder<DirectoryTotal> builder)
    {
        builder.HasKey(total => new { total.TenantId, total.Share });
        builder.HasOne<Tenant>().WithMany().HasForeignKey(total => total.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}
