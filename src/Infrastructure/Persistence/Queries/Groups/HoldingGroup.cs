using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <summary>A group that had a member which goes, with the version that it has since.</summary>
internal sealed record HoldingGroup(Guid Id, long Version)
{
    /// <summary>That the member is in it no more.</summary>
    public IEnumerable<DomainEvent> Loses(TenantId tenant, Guid member) =>
        new MemberDifference([], [member]).ToldOf(tenant, new GroupId(Id)).Select(told => told with { Version = Version });
}
