using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>Whether a tenant's SCIM plane is open, and how.</summary>
public sealed record GetScimSettingsQuery(TenantId Tenant) : IQuery<ScimSettingsView>;

/// <param name="Enabled">whether SCIM is switched on</param>
/// <param name="HasToken">whether a token is live</param>
/// <param name="AssumeControlOfExisting">whether a SCIM create adopts users that exist without an external id</param>
public sealed record ScimSettingsView(bool Enabled, bool HasToken, bool AssumeControlOfExisting)
{
    internal static ScimSettingsView Of(Tenant tenant, LiveTokens live, DateTimeOffset now) =>
        new(tenant.ScimEnabled, live.Count > 0 && !tenant.HasEndedStaticTokens(now), tenant.AssumesControlOfExisting);
}

internal sealed class GetScimSettingsHandler(ITenantRepository tenants, IScimTokenRepository tokens, TimeProvider time)
    : IRequestHandler<GetScimSettingsQuery, ScimSettingsView>
{
    public async Task<ScimSettingsView> Handle(GetScimSettingsQuery query, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(query.Tenant, cancellationToken);
        var now = time.Now();
        var live = await tokens.LiveOfAsync(tenant.Id, now, cancellationToken);
        return ScimSettingsView.Of(tenant, live, now);
    }
}
