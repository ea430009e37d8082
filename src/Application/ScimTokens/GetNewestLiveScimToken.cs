using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>The live token that was minted last.</summary>
public sealed record GetNewestLiveScimTokenQuery(TenantId Tenant) : IQuery<ScimTokenView>;

internal sealed class GetNewestLiveScimTokenHandler(IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<GetNewestLiveScimTokenQuery, ScimTokenView>
{
    public async Task<ScimTokenView> Handle(GetNewestLiveScimTokenQuery query, CancellationToken cancellationToken) =>
        await tokens.ListLiveAsync(query.Tenant, time.Now(), cancellationToken) is [var newest, ..]
            ? newest
            : throw new Refusal(Error.NotFound("Live SCIM token"));
}
