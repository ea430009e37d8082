using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <param name="Tenant">whose token it is</param>
/// <param name="Id">which token</param>
/// <param name="OnlyLive">whether a token that is not live counts as unknown</param>
public sealed record GetScimTokenQuery(TenantId Tenant, ScimTokenId Id, bool OnlyLive) : IQuery<ScimTokenView>;

internal sealed class GetScimTokenHandler(IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<GetScimTokenQuery, ScimTokenView>
{
    public async Task<ScimTokenView> Handle(GetScimTokenQuery query, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(query.Tenant, query.Id, time.Now(), cancellationToken);
        return query.OnlyLive && token.Status != TokenStatus.Active ? throw new Refusal(Error.NotFound("SCIM token")) : token;
    }
}
