using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Persistence.Configurations;

// Neither refers to the tenant: the records of a deleted tenant stay.
internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        // In the order in which they are listed: what is written on every change costs few indexes.
        builder.HasKey(row => new { row.TenantId, row.OccurredAt, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ActorIssuer).HasMaxLength(AuditEvent.MaxActorLength);
        builder.Property(row => row.Actor).HasMaxLength(AuditEvent.MaxActorLength);
        builder.Property(row => row.Action).HasMaxLength(AuditEvent.MaxNameLength);
        builder.Property(row => row.Ip).HasMaxLength(AuditEvent.MaxIpLength);
        builder.Property(row => row.TraceId).HasMaxLength(AuditEvent.TraceIdLength);

        // Of two nodes that seal a record at once, one does.
        builder.Property(row => row.Sequence).IsConcurrencyToken();
        builder.Property(row => row.Hash).HasMaxLength(AuditChain.HashLength);
        builder.HasIndex(row => new { row.TenantId, row.TargetId, row.OccurredAt, row.Id });
        builder.HasIndex(row => new { row.OccurredAt, row.Id }).HasFilter("Sequence IS NULL").HasDatabaseName("IX_AuditEvents_Unsealed");
        builder.HasIndex(row => new { row.TenantId, row.Sequence }).IsUnique()
            .HasFilter("Sequence IS NOT NULL").HasDatabaseName(UniqueIndexes.AuditSequence.Name);
    }
}

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.HasKey(chain => chain.TenantId);
        builder.Property(chain => chain.TenantId).ValueGeneratedNever();

        // Of two nodes that seal or purge at once, the one that read the older state starts again.
        builder.Property(chain => chain.LastSequence).IsConcurrencyToken();
        builder.Property(chain => chain.PurgedSequence).IsConcurrencyToken();
        builder.Property(chain => chain.LastHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(chain => chain.PurgedHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(chain => chain.Mac).HasMaxLength(AuditChain.HashLength);
    }
}
