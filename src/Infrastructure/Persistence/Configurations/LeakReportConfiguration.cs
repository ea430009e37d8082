using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class LeakReportConfiguration : IEntityTypeConfiguration<LeakReport>
{
    public void Configure(EntityTypeBuilder<LeakReport> builder)
    {
        builder.HasKey(report => report.Hash);
        builder.Property(report => report.Hash).HasMaxLength(IdempotencyKey.HashLength).IsUnicode(false);
        builder.HasIndex(report => report.At);
    }
}
