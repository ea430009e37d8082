using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class RoleMappingConfiguration : IEntityTypeConfiguration<RoleMapping>
{
    private const int FingerprintLength = 32;

    public void Configure(EntityTypeBuilder<RoleMapping> builder)
    {
        builder.HasKey(mapping => mapping.Id);
        builder.Property(mapping => mapping.Id).ValueGeneratedNever();
        builder.Property(mapping => mapping.DisplayName).HasMaxLength(GroupProfile.MaxDisplayNameLength);
        builder.Property(mapping => mapping.DisplayNameKey).HasMaxLength(GroupProfile.MaxDisplayNameLength);
        builder.Property(mapping => mapping.ExternalId).HasMaxLength(GroupProfile.MaxExternalIdLength);
        builder.Property(mapping => mapping.Namespace).HasMaxLength(RoleName.MaxLength);
        builder.Property(mapping => mapping.Role).HasMaxLength(RoleName.MaxLength);
        builder.Property(mapping => mapping.Fingerprint).HasMaxLength(FingerprintLength);
        builder.Property(mapping => mapping.CreatedBy).HasMaxLength(512);
        builder.Property(mapping => mapping.Version).IsConcurrencyToken();
        builder.Ignore(mapping => mapping.Name);
        builder.Ignore(mapping => mapping.Group);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(mapping => mapping.TenantId).OnDelete(DeleteBehavior.Cascade);

        // SQL Server takes one cascading path to a table: with a group its mappings are removed by statement.
        builder.HasOne<Group>().WithMany().HasForeignKey(mapping => mapping.GroupId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(mapping => new { mapping.TenantId, mapping.Fingerprint }).IsUnique().HasDatabaseName(UniqueIndexes.RoleMapping.Name);
        builder.HasIndex(mapping => new { mapping.GroupId, mapping.TenantId });
        builder.HasIndex(mapping => new { mapping.TenantId, mapping.DisplayNameKey });
        builder.HasIndex(mapping => new { mapping.TenantId, mapping.ExternalId });
        builder.HasIndex(mapping => new { mapping.TenantId, mapping.Namespace, mapping.Role });
    }
}
