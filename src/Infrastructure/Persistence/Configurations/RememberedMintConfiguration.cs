using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.Idempotency;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class RememberedMintConfiguration : IEntityTypeConfiguration<RememberedMint>
{
    // Data Protection's header, key id and padding come on top of 255 characters at most.
    private const int MaxSealedLength = 1024;

    public void Configure(EntityTypeBuilder<RememberedMint> builder)
    {
        builder.HasKey(mint => mint.MintedId);

        // It was of tokens alone once.
        builder.Property(mint => mint.MintedId).HasColumnName("TokenId").ValueGeneratedNever();
        builder.Property(mint => mint.KeyHash).HasMaxLength(IdempotencyKey.HashLength).IsUnicode(false);
        builder.Property(mint => mint.BodyHash).HasMaxLength(IdempotencyKey.HashLength).IsUnicode(false);
        builder.Property(mint => mint.SealedSecret).HasMaxLength(MaxSealedLength);
        builder.HasIndex(mint => new { mint.TenantId, mint.KeyHash }).IsUnique().HasDatabaseName(UniqueIndexes.MintKey.Name);
        builder.HasIndex(mint => mint.MintedAt);
    }
}
