using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class OAuthClientConfiguration : IEntityTypeConfiguration<OAuthClient>
{
    private const int MaxSubjectLength = 512;

    public void Configure(EntityTypeBuilder<OAuthClient> builder)
    {
        builder.HasKey(client => client.Id);
        builder.Property(client => client.Id).ValueGeneratedNever();
        builder.Property(client => client.Identifier).HasMaxLength(ClientIdentifier.Length);
        builder.Property(client => client.Name).HasMaxLength(2 * TokenName.MaxLength);
        builder.Property(client => client.JwksUri).HasMaxLength(OutboundAddress.MaxLength);
        builder.Property(client => client.Version).IsConcurrencyToken();
        builder.Ignore(client => client.Trust);
        builder.Ignore(client => client.CreatedBy);
        builder.Property<string>("CreatedBySubject").HasColumnName("CreatedBy").HasMaxLength(MaxSubjectLength);
        builder.Property<string>("CreatedByIssuer").HasMaxLength(MaxSubjectLength);
        builder.Property<string?>("TrustIssuer").HasMaxLength(ClientTrust.MaxTextLength);
        builder.Property<string?>("TrustJwksUri").HasMaxLength(OutboundAddress.MaxLength);
        builder.Property<string?>("TrustSubject").HasMaxLength(ClientTrust.MaxTextLength);
        builder.Property<string?>("TrustAudience").HasMaxLength(ClientTrust.MaxTextLength);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(client => client.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(client => client.Identifier).IsUnique().HasDatabaseName(UniqueIndexes.ClientIdentifier.Name);
        builder.HasIndex(client => new { client.TenantId, client.CreatedAt });
        builder.HasMany(client => client.Secrets).WithOne().HasForeignKey(secret => secret.ClientId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(client => client.Secrets).HasField("secrets").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class ClientSecretConfiguration : IEntityTypeConfiguration<ClientSecret>
{
    public void Configure(EntityTypeBuilder<ClientSecret> builder)
    {
        builder.HasKey(secret => secret.Id);
        builder.Property(secret => secret.Id).ValueGeneratedNever();
        builder.Property(secret => secret.Hash).HasMaxLength(32);
        builder.Property(secret => secret.Hint).HasMaxLength(TokenSecret.MaxLength);
        builder.HasIndex(secret => secret.Hash).IsUnique().HasDatabaseName(UniqueIndexes.SecretHash.Name);
        builder.HasIndex(secret => secret.ClientId);
        builder.HasIndex(secret => secret.ExpiresAt);
    }
}

internal sealed class ClientUseConfiguration : IEntityTypeConfiguration<ClientUse>
{
    public void Configure(EntityTypeBuilder<ClientUse> builder)
    {
        builder.HasKey(use => use.Id);
        builder.Property(use => use.Id).ValueGeneratedNever();
        CredentialUses.Configure(builder);
        builder.HasOne<OAuthClient>().WithMany().HasForeignKey(use => use.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}
