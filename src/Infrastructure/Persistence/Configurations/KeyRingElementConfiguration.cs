using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class KeyRingElementConfiguration : IEntityTypeConfiguration<KeyRingElement>
{
    public void Configure(EntityTypeBuilder<KeyRingElement> builder)
    {
        builder.ToTable("KeyRing");
        builder.HasKey(element => element.Id);
        builder.Property(element => element.Id).ValueGeneratedNever();
    }
}
