using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.Admin.SyncHealth;

/// <summary>How the synchronization of a tenant does.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/tenants/{tenant}/health")]
public sealed class SyncHealthController(IMediator sender, VisibleTenants visible) : ControllerBase
{
    /// <summary>Whether the tenant's connectors call as they use to, and what failed during the last day.</summary>
    [HttpGet]
    [Authorize(Permissions.TenantsRead)]
    public async Task<SyncHealthResponse> Get([FromRoute] string tenant, CancellationToken cancellationToken)
    {
        var found = await visible.FindAsync(tenant);
        return SyncHealthResponse.Of(await sender.Send(new GetSyncHealthQuery(new TenantId(found.Id)), cancellationToken));
    }
}
