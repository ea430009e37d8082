using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class ExpiryNoticeConfiguration : IEntityTypeConfiguration<ExpiryNotice>
{
    public void Configure(EntityTypeBuilder<ExpiryNotice> builder)
    {
        // Of two nodes that give the same notice at once, one fails and finds that it is given.
        builder.HasKey(notice => new { notice.TokenId, notice.ExpiresAt, notice.DaysAhead });
        builder.HasOne<ScimToken>().WithMany().HasForeignKey(notice => notice.TokenId).OnDelete(DeleteBehavior.Cascade);
    }
}
