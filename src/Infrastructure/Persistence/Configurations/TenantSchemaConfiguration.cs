using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class TenantSchemaConfiguration : IEntityTypeConfiguration<TenantSchema>
{
    public void Configure(EntityTypeBuilder<TenantSchema> builder)
    {
        builder.HasKey(schema => schema.Id);
        builder.Property(schema => schema.Id).ValueGeneratedNever();
        builder.Property(schema => schema.Urn).HasMaxLength(SchemaUrn.MaxLength);
        builder.Property(schema => schema.UrnKey).HasMaxLength(SchemaUrn.MaxLength);
        builder.Property(schema => schema.ResourceType).HasMaxLength(32);
        builder.Property(schema => schema.CreatedBy).HasMaxLength(512);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(schema => schema.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(schema => new { schema.TenantId, schema.UrnKey }).IsUnique().HasDatabaseName(UniqueIndexes.SchemaUrn.Name);
    }
}
