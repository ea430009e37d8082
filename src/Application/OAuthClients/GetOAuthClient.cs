using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

public sealed record GetOAuthClientQuery(TenantId Tenant, ClientIdentifier Client) : IQuery<OAuthClientView>;

internal sealed class GetOAuthClientHandler(IOAuthClientQueries clients) : IRequestHandler<GetOAuthClientQuery, OAuthClientView>
{
    public Task<OAuthClientView> Handle(GetOAuthClientQuery query, CancellationToken cancellationToken) =>
        clients.GetAsync(query.Tenant, query.Client, cancellationToken);
}
