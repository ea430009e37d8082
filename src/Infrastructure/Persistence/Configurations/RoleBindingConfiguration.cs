using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class RoleBindingConfiguration : IEntityTypeConfiguration<RoleBinding>
{
    public void Configure(EntityTypeBuilder<RoleBinding> builder)
    {
        builder.HasKey(binding => binding.Id);
        builder.Property(binding => binding.Id).ValueGeneratedNever();
        builder.Property(binding => binding.Namespace).HasMaxLength(RoleName.MaxLength);
        builder.Property(binding => binding.Role).HasMaxLength(RoleName.MaxLength);
        builder.Property(binding => binding.CreatedBy).HasMaxLength(512);
        builder.Ignore(binding => binding.Name);
        builder.Ignore(binding => binding.Label);
        builder.HasOne<User>().WithMany().HasForeignKey(binding => binding.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(binding => new { binding.UserId, binding.Namespace, binding.Role }).IsUnique()
            .HasDatabaseName(UniqueIndexes.RoleBinding.Name);
        builder.HasIndex(binding => new { binding.TenantId, binding.Id });

        // Who has a role is asked without a look at other bindings.
        builder.HasIndex(binding => new { binding.TenantId, binding.Namespace, binding.Role, binding.UserId });
    }
}
