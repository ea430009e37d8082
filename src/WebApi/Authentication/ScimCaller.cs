using MediatR;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>Who speaks on the SCIM plane, for which tenant, with which deviations, and about what.</summary>
/// <param name="Tenant">whose directory it is about</param>
/// <param name="Actor">who it is</param>
/// <param name="Profile">the deviations that are understood</param>
/// <param name="Schemas">what is served to the tenant</param>
public sealed record ScimCaller(TenantId Tenant, Actor Actor, CompatibilityProfile Profile, SchemaRegistry Schemas)
{
    /// <summary>What is done with passwords.</summary>
    public PasswordPolicy Passwords { get; init; }
}

/// <summary>Finds the caller of a SCIM request: a SCIM token's tenant is its own, a JWT's is resolved as on the admin routes.</summary>
public sealed class ScimCallers(TenantResolver tenants, SchemaCache cache, IMediator sender, IHttpContextAccessor accessor, TimeProvider time)
{
    private ScimCaller? current;

    /// <summary>Whose directory it is about, once somebody asked.</summary>
    internal TenantId? Tenant => current?.Tenant;

    internal SchemaRegistry? SchemasIfKnown => current?.Schemas;

    /// <summary>What is served to the caller's tenant; to be asked after <see cref="CurrentAsync"/>.</summary>
    internal SchemaRegistry Schemas => current?.Schemas ?? throw new InvalidOperationException("The caller is not known yet.");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <exception cref="Refusal">forbidden: SCIM is switched off for the tenant; or as <see cref="TenantResolver"/></exception>
    public async ValueTask<ScimCaller> CurrentAsync() => current ??= await FindAsync();

    private async ValueTask<ScimCaller> FindAsync()
    {
        if (TokenCaller.Of(Context.User) is { Token: var token } caller)
        {
            RequireScim(token.ScimEnabled);
            RequestGuard.Bind(Context, token.Guard);
            RequestPasswords.Bind(Context, token.Passwords);
            RequestMappings.Bind(Context, token.MapsRoles);
            return new ScimCaller(token.Tenant, caller.By, Profile(token.CompatibilityProfile), await SchemasAsync(token.Tenant, token.SchemaVersion))
            {
                Passwords = token.Passwords,
            };
        }

        var tenant = await tenants.FindAsync();
        RequireScim(tenant.ScimEnabled);
        RequestGuard.Bind(Context, tenant.DeprovisionGuard?.Unless(tenant.DeprovisionReleasedUntil, time.GetUtcNow()));
        var passwords = PasswordPolicies.Of(tenant.Passwords);
        RequestPasswords.Bind(Context, passwords);
        var id = new TenantId(tenant.Id);
        return new ScimCaller(id, Context.User.Actor(), Profile(tenant.CompatibilityProfile), await SchemasAsync(id, tenant.SchemaVersion))
        {
            Passwords = passwords,
        };
    }

    private async ValueTask<SchemaRegistry> SchemasAsync(TenantId tenant, long version) =>
        cache.Find(tenant, version) ?? await sender.Send(new GetSchemaRegistryQuery(tenant, version), Context.RequestAborted);

    private static CompatibilityProfile Profile(string name) => CompatibilityProfile.Named(name) ?? CompatibilityProfile.Default;

    private static void RequireScim(bool isEnabled)
    {
        if (!isEnabled)
        {
            throw new Refusal(Error.Forbidden("SCIM is not enabled for this tenant."));
        }
    }
}
