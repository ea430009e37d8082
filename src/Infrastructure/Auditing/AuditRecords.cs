using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Makes records of events: what happened is the aggregate's word; when, for whom and from where is added here.</summary>
public sealed class AuditRecords(IOrigin origin, TimeProvider time)
{
    public AuditEvent Of(DomainEvent happened) => Of(happened, origin.Current, time.Now());

    internal static AuditEvent Of(DomainEvent happened, Origin from, DateTimeOffset at)
    {
        var actor = happened.By ?? from.Actor;
        return new AuditEvent
        {
            Id = Guid.CreateVersion7(at),
            TenantId = happened.Tenant,
            OccurredAt = at,
            ActorIssuer = actor.Issuer,
            Actor = actor.Subject,
            Action = happened.Name.Value,
            TargetId = happened.Target,
            Ip = from.Ip,
            TraceId = from.TraceId,
            Changes = ChangesJson.Write(happened.Changes),
        };
    }
}
