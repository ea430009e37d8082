using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    private const int MaxSubjectLength = 512;
    private const int MaxSealLength = 512;

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.HasKey(webhook => webhook.Id);
        builder.Property(webhook => webhook.Id).ValueGeneratedNever();
        builder.Property(webhook => webhook.Url).HasMaxLength(OutboundAddress.MaxLength);
        builder.Property(webhook => webhook.DisabledReason).HasMaxLength(100);
        builder.Property(webhook => webhook.Secret).HasMaxLength(MaxSealLength);
        builder.Property(webhook => webhook.PreviousSecret).HasMaxLength(MaxSealLength);
        builder.Property(webhook => webhook.CreatedBy).HasMaxLength(MaxSubjectLength);
        builder.Property(webhook => webhook.Version).IsConcurrencyToken();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(webhook => webhook.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(webhook => new { webhook.TenantId, webhook.CreatedAt });
    }
}

internal sealed class WebhookStateConfiguration : IEntityTypeConfiguration<WebhookState>
{
    public void Configure(EntityTypeBuilder<WebhookState> builder)
    {
        builder.HasKey(state => state.WebhookId);
        builder.Property(state => state.WebhookId).ValueGeneratedNever();

        // Of two nodes that begin a turn, or move the position, one does. Who begins a delivery anew is not overlooked.
        builder.Property(state => state.Lease).IsConcurrencyToken();
        builder.Property(state => state.Position).IsConcurrencyToken();
        builder.Property(state => state.NextAt).IsConcurrencyToken();
        builder.HasOne<Webhook>().WithOne().HasForeignKey<WebhookState>(state => state.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    private const string OfPending = "Status = 0";

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        // In the order in which they are listed.
        builder.HasKey(row => new { row.WebhookId, row.OccurredAt, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Type).HasMaxLength(WebhookDelivery.MaxTypeLength);
        builder.Property(row => row.Error).HasMaxLength(WebhookDelivery.MaxErrorLength);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(row => row.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.WebhookId, row.NextAttemptAt }).HasFilter(OfPending).HasDatabaseName("IX_WebhookDeliveries_Due");
        builder.HasIndex(row => new { row.WebhookId, row.TargetId, row.Sequence }).HasFilter(OfPending).HasDatabaseName("IX_WebhookDeliveries_Order");
    }
}
