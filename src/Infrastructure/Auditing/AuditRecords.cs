using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Makes records of events: what happened is the aggregate's word; when, for whom and from where is added here, with the code that says that the server wrote it.</summary>
public sealed class AuditRecords(IOrigin origin, TimeProvider time, AuditKey key)
{
    private const string Masked = "***";

    /// <summary>The time that a record of now has.</summary>
    public DateTimeOffset Now => time.Now();

    public AuditEvent Of(DomainEvent happened) => Of(happened, origin.Current, Now);

    internal AuditEvent Of(DomainEvent happened, Origin from, DateTimeOffset at)
    {
        var actor = happened.By ?? from.Actor;
        var record = new AuditEvent
        {
            Id = TimeOrderedId.Next(at),
            TenantId = happened.Tenant,
            OccurredAt = at,
            ActorIssuer = SecretText.Mask(actor.Issuer, Masked),
            Actor = SecretText.Mask(actor.Subject, Masked),
            Action = happened.Name.Value,
            TargetId = happened.Target,
            Ip = from.Ip,
            TraceId = from.TraceId,
            Changes = ChangesJson.Write(happened.Changes, happened.Version),
        };
        record.Hash = key.Mac(record);
        return record;
    }
}
