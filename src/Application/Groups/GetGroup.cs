using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <param name="Tenant">whose directory</param>
/// <param name="Id">which group</param>
/// <param name="WithMembers">whether to read its member rows</param>
public sealed record GetGroupQuery(TenantId Tenant, GroupId Id, bool WithMembers) : IQuery<GroupView>;

internal sealed class GetGroupHandler(IGroupQueries groups) : IRequestHandler<GetGroupQuery, GroupView>
{
    public Task<GroupView> Handle(GetGroupQuery query, CancellationToken cancellationToken) =>
        groups.GetAsync(query.Tenant, query.Id, query.WithMembers, cancellationToken);
}
