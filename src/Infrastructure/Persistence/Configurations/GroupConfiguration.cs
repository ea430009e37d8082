using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class GroupConfiguration : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> builder)
    {
        builder.HasKey(group => group.Id);
        builder.Property(group => group.Id).ValueGeneratedNever();
        builder.Property(group => group.DisplayName).HasMaxLength(GroupProfile.MaxDisplayNameLength);
        builder.Property(group => group.DisplayNameKey).HasMaxLength(GroupProfile.MaxDisplayNameLength);
        builder.Property(group => group.ExternalId).HasMaxLength(GroupProfile.MaxExternalIdLength);
        builder.Property(group => group.Version).IsConcurrencyToken();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(group => group.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(group => new { group.TenantId, group.Id });

        // With the order of lists behind it: without statistics, SQLite would rather walk all groups in that order than sort the one it seeks.
        builder.HasIndex(group => new { group.TenantId, group.DisplayNameKey, group.Id });
        builder.HasIndex(group => new { group.TenantId, group.ExternalId, group.Id });
    }
}

// SQL Server takes one cascading path to a table: memberships go with their user; with a group they are removed by statement.
internal sealed class GroupMemberConfiguration : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> builder)
    {
        builder.HasKey(member => new { member.GroupId, member.UserId });
        builder.HasOne<User>().WithMany().HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(member => member.GroupId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(member => member.UserId);
    }
}

internal sealed class GroupChildConfiguration : IEntityTypeConfiguration<GroupChild>
{
    public void Configure(EntityTypeBuilder<GroupChild> builder)
    {
        builder.HasKey(child => new { child.GroupId, child.ChildId });
        builder.HasOne<Group>().WithMany().HasForeignKey(child => child.GroupId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Group>().WithMany().HasForeignKey(child => child.ChildId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(child => child.ChildId);
    }
}
