using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class ScimTokenConfiguration : IEntityTypeConfiguration<ScimToken>
{
    private const int MaxSubjectLength = 512;

    public void Configure(EntityTypeBuilder<ScimToken> builder)
    {
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Name).HasMaxLength(2 * TokenName.MaxLength);
        builder.Property(token => token.Hash).HasMaxLength(32);
        builder.Property(token => token.Hint).HasMaxLength(TokenSecret.MaxLength);
        builder.Property(token => token.Lifetime).HasColumnName("LifetimeDays");
        builder.Property(token => token.RevokedBy).HasMaxLength(MaxSubjectLength);
        builder.Property(token => token.Version).IsConcurrencyToken();
        builder.Ignore(token => token.Terms);
        builder.Ignore(token => token.MintedBy);
        builder.Property<string>("MintedBySubject").HasColumnName("CreatedBy").HasMaxLength(MaxSubjectLength);
        builder.Property<string>("MintedByIssuer").HasColumnName("CreatedByIssuer").HasMaxLength(MaxSubjectLength);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(token => token.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName(UniqueIndexes.TokenHash.Name);
        builder.HasIndex(token => new { token.TenantId, token.CreatedAt });

        builder.HasIndex(token => token.ExpiresAt).HasFilter("LiveSlot IS NOT NULL");

        // The live-token rule: a slot of a tenant is held by one token, and there are ten slots at most.
        builder.HasIndex(token => new { token.TenantId, token.LiveSlot }).IsUnique()
            .HasFilter("LiveSlot IS NOT NULL").HasDatabaseName(UniqueIndexes.LiveSlot.Name);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("CK_ScimTokens_LiveSlot", $"LiveSlot >= 0 AND LiveSlot < {Tenant.HighestLiveTokenLimit}");
            table.HasCheckConstraint("CK_ScimTokens_Revoked", "RevokedAt IS NULL OR LiveSlot IS NULL");
        });
    }
}

internal sealed class ScimTokenUseConfiguration : IEntityTypeConfiguration<ScimTokenUse>
{
    public void Configure(EntityTypeBuilder<ScimTokenUse> builder)
    {
        builder.HasKey(use => use.TokenId);
        builder.Property(use => use.TokenId).ValueGeneratedNever();
        CredentialUses.Configure(builder);
        builder.HasOne<ScimToken>().WithOne().HasForeignKey<ScimTokenUse>(use => use.TokenId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class CredentialUses
{
    private const int MaxGapsLength = CallRhythm.MostBursts * 11;

    public static void Configure<TUse>(EntityTypeBuilder<TUse> builder)
        where TUse : CredentialUse
    {
        // Of two nodes that note a use at once, the one that read the older state starts again, so that a use never moves back. Nor do two tell of the
        // same silence, or one of a silence that has ended.
        builder.Property(use => use.At).IsConcurrencyToken();
        builder.Property(use => use.StalledAt).IsConcurrencyToken();
        builder.Property(use => use.Ip).HasMaxLength(64);
        builder.Property(use => use.UserAgent).HasMaxLength(TokenUse.MaxUserAgentLength);
        builder.Property(use => use.Gaps).HasMaxLength(MaxGapsLength);
        builder.Ignore(use => use.Rhythm);
        builder.HasIndex(use => use.StallsAt);
    }
}
