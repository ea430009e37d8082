using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Hash).HasMaxLength(32);
        builder.HasOne<OAuthClient>().WithMany().HasForeignKey(token => token.ClientId).OnDelete(DeleteBehavior.Cascade);

        // No token is stored for a secret that was deleted meanwhile. What becomes of the others is said when a secret is deleted.
        builder.HasOne<ClientSecret>().WithMany().HasForeignKey(token => token.SecretId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName(UniqueIndexes.AccessTokenHash.Name);
        builder.HasIndex(token => token.ClientId);
        builder.HasIndex(token => token.SecretId);
        builder.HasIndex(token => token.ExpiresAt);
    }
}

internal sealed class UsedAssertionConfiguration : IEntityTypeConfiguration<UsedAssertion>
{
    public void Configure(EntityTypeBuilder<UsedAssertion> builder)
    {
        builder.HasKey(used => used.Id);
        builder.Property(used => used.Id).ValueGeneratedNever();
        builder.Property(used => used.Hash).HasMaxLength(32);
        builder.HasOne<OAuthClient>().WithMany().HasForeignKey(used => used.ClientId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(used => new { used.ClientId, used.Hash }).IsUnique().HasDatabaseName(UniqueIndexes.UsedAssertion.Name);
        builder.HasIndex(used => used.ExpiresAt);
    }
}
