using MediatR;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>Which tenants the caller may see: its own, or with the platform's scope and no tenant of its own all of them.</summary>
public sealed class VisibleTenants(IMediator sender, TenantResolver tenants, IHttpContextAccessor accessor)
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private bool SeesAll => Context.User.TenantName() is null && Context.User.MayDo(Permissions.Platform);

    /// <returns>the one tenant that the caller sees, or null when it sees all</returns>
    public async Task<TenantId?> OnlyAsync() => SeesAll ? null : await tenants.ResolveAsync();

    /// <exception cref="Refusal">not found: there is no such tenant, or it is not the caller's</exception>
    public async Task<TenantView> FindAsync(string idOrSlug)
    {
        var found = await sender.Send(new FindTenantQuery(idOrSlug), Context.RequestAborted);
        var only = await OnlyAsync();
        return found is not null && (only is not { } own || own.Value == found.Id)
            ? found
            : throw new Refusal(Error.NotFound("Tenant"));
    }

    /// <param name="ofNoTenant">whether belonging to a tenant rules the caller out</param>
    /// <exception cref="Refusal">forbidden: the caller is not the operator of the platform</exception>
    public void RequirePlatform(bool ofNoTenant)
    {
        if (!Context.User.MayDo(Permissions.Platform) || (ofNoTenant && !SeesAll))
        {
            var needed = MissingScope.Of($"the scope {Permissions.Platform}{(ofNoTenant ? " and no tenant" : "")}");
            throw new Refusal(needed with { IsMissingScope = !Context.User.MayDo(Permissions.Platform) });
        }
    }
}
