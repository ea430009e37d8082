using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Discovery;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>How far an identity provider has come.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Authorize(Permissions.TokensRead)]
[Tags("ConnectionProgress")]
[Route("api/v1/admin/connection-progress")]
public sealed class ConnectionProgressController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>Which of these have happened: a credential, its first call, the first user, the first group, the first deactivation.</summary>
    [HttpGet]
    public async Task<ConnectionProgress> Get(CancellationToken cancellationToken) =>
        await sender.Send(new GetConnectionProgressQuery(await tenants.ResolveAsync()), cancellationToken);
}
