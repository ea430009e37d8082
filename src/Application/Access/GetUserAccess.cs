using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Access;

/// <summary>Which roles a user has, and why.</summary>
public sealed record GetUserAccessQuery(TenantId Tenant, UserId User) : IQuery<UserAccess>;

internal sealed class GetUserAccessHandler(IAccessQueries access) : IRequestHandler<GetUserAccessQuery, UserAccess>
{
    private const int MostWays = 10;

    public async Task<UserAccess> Handle(GetUserAccessQuery query, CancellationToken cancellationToken)
    {
        var user = query.User.Value;
        var graph = await access.GraphAsync(query.Tenant, [user], only: null, cancellationToken);
        return graph.Knows(user)
            ? new UserAccess(graph.IsActive(user), graph.RolesOf(user, new AccessWays(MostWays)))
            : throw new Refusal(Error.NotFound("User"));
    }
}
