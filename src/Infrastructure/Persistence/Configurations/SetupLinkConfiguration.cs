using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class SetupLinkConfiguration : IEntityTypeConfiguration<SetupLink>
{
    private const int MaxSubjectLength = 512;

    public void Configure(EntityTypeBuilder<SetupLink> builder)
    {
        builder.HasKey(link => link.Id);
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.Hash).HasMaxLength(32);
        builder.Property(link => link.CreatedBy).HasMaxLength(MaxSubjectLength);
        builder.Property(link => link.RevokedBy).HasMaxLength(MaxSubjectLength);

        // Of two browsers that open it at once, one has it.
        builder.Property(link => link.Version).IsConcurrencyToken();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(link => link.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(link => link.Hash).IsUnique().HasDatabaseName(UniqueIndexes.SetupLinkHash.Name);
        builder.HasIndex(link => new { link.TenantId, link.CreatedAt });
        builder.HasIndex(link => link.ExpiresAt);
    }
}
