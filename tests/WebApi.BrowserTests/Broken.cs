using MediatR;
using ScimPlatform.Application.Tenants;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>Makes the server fail where somebody looks for a certain tenant.</summary>
internal sealed class Broken : IPipelineBehavior<FindTenantQuery, TenantView?>
{
    public const string Slug = "broken";

    public Task<TenantView?> Handle(FindTenantQuery request, CancellationToken cancellationToken, RequestHandlerDelegate<TenantView?> next) =>
        request.IdOrSlug == Slug ? throw new InvalidOperationException("It is broken.") : next();
}
