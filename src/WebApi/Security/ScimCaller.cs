using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Security;

/// <summary>Who speaks on the SCIM plane, for which tenant, and with which deviations.</summary>
public sealed record ScimCaller(TenantId Tenant, Actor Actor, CompatibilityProfile Profile);

/// <summary>Finds the caller of a SCIM request: a SCIM token's tenant is its own, a JWT's is resolved as on the admin routes.</summary>
public sealed class ScimCallers(TenantResolver tenants, IHttpContextAccessor accessor)
{
    /// <exception cref="Refusal">forbidden: SCIM is switched off for the tenant; or as <see cref="TenantResolver"/></exception>
    public async Task<ScimCaller> CurrentAsync()
    {
        var user = accessor.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");
        if (TokenCaller.Of(user) is { } caller)
        {
            return Allowed(caller.Token.ScimEnabled, caller.Token.Tenant, caller.By, caller.Token.CompatibilityProfile);
        }

        var tenant = await tenants.FindAsync();
        return Allowed(tenant.ScimEnabled, new TenantId(tenant.Id), user.Actor(), tenant.CompatibilityProfile);
    }

    private static ScimCaller Allowed(bool scimEnabled, TenantId tenant, Actor actor, string profile) => scimEnabled
        ? new ScimCaller(tenant, actor, CompatibilityProfile.Named(profile) ?? CompatibilityProfile.Default)
        : throw new Refusal(Error.Forbidden("SCIM is not enabled for this tenant."));
}
