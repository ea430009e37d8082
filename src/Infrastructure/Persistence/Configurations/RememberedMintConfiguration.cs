using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class RememberedMintConfiguration : IEntityTypeConfiguration<RememberedMint>
{
    // Data Protection's header, key id and padding come on top of 255 characters at most.
    private const int MaxSealedLength = 1024;

    public void Configure(EntityTypeBuilder<RememberedMint> builder)
    {
        builder.HasKey(mint => mint.TokenId);
        builder.Property(mint => mint.TokenId).ValueGeneratedNever();
        builder.Property(mint => mint.KeyHash).HasMaxLength(IdempotencyKey.HashLength).IsUnicode(false);
        builder.Property(mint => mint.BodyHash).HasMaxLength(IdempotencyKey.HashLength).IsUnicode(false);
        builder.Property(mint => mint.SealedSecret).HasMaxLength(MaxSealedLength);

        // By way of the token, a tenant's go with the tenant.
        builder.HasOne<ScimToken>().WithOne().HasForeignKey<RememberedMint>(mint => mint.TokenId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(mint => new { mint.TenantId, mint.KeyHash }).IsUnique().HasDatabaseName(UniqueIndexes.MintKey.Name);
        builder.HasIndex(mint => mint.MintedAt);
    }
}
