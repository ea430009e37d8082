using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Setup links, to be shown.</summary>
public interface ISetupLinkQueries
{
    /// <returns>the tenant's link, or null: one of another tenant is not found</returns>
    Task<SetupLinkView?> FindAsync(TenantId tenant, SetupLinkId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns>the link of that secret, whosever it is, or null</returns>
    Task<SetupLinkView?> FindByHashAsync(TokenHash hash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The tenant's links, newest first.</summary>
    Task<Page<SetupLinkView>> ListAsync(TenantId tenant, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken);
}
