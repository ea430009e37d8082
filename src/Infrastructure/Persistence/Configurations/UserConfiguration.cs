using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.UserName).HasMaxLength(UserName.MaxLength);
        builder.Property(user => user.UserNameKey).HasMaxLength(UserName.MaxLength);
        builder.Property(user => user.ExternalId).HasMaxLength(UserProfile.MaxExternalIdLength);
        builder.Property(user => user.PasswordHash).HasMaxLength(256);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(user => user.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(user => new { user.TenantId, user.UserNameKey }).IsUnique().HasDatabaseName(UniqueIndexes.UserName.Name);
        builder.HasIndex(user => new { user.TenantId, user.Id });

        // With the order of lists behind it: without statistics, SQLite would rather walk all users in that order than sort the one it seeks.
        builder.HasIndex(user => new { user.TenantId, user.ExternalId, user.Id });
    }
}
