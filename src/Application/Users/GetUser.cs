using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

public sealed record GetUserQuery(TenantId Tenant, UserId Id) : IQuery<UserView>;

internal sealed class GetUserHandler(IUserQueries users) : IRequestHandler<GetUserQuery, UserView>
{
    public async Task<UserView> Handle(GetUserQuery query, CancellationToken cancellationToken) =>
        await users.FindAsync(query.Tenant, query.Id, cancellationToken) ?? throw new Refusal(Error.NotFound("User"));
}
