using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>A tenant's own extensions of users and groups; what changes here holds from the next SCIM request on.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("TenantSchemas")]
[Route("api/v1/admin/schemas")]
public sealed class SchemasController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>The tenant's schemas, oldest first.</summary>
    [HttpGet]
    [Authorize(Permissions.TenantsRead)]
    public async Task<PageResponse<SchemaResponse>> List(
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var query = new ListTenantSchemasQuery(await tenants.ResolveAsync(), page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), SchemaResponse.Of);
    }

    /// <summary>Adds a schema.</summary>
    [HttpPost]
    [Authorize(Permissions.TenantsWrite)]
    [ProducesResponseType<SchemaResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateSchemaRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new CreateTenantSchemaCommand(
            tenant, request.Urn, request.ResourceType, request.Name, request.Description, request.Attributes, User.Actor());
        var schema = await sender.Send(command, cancellationToken);
        return Created(url.Of(Request, $"/api/v1/admin/schemas/{schema.Schema.Id}"), SchemaResponse.Of(schema));
    }

    /// <summary>One schema, by its URN or id.</summary>
    [HttpGet("{schema}")]
    [Authorize(Permissions.TenantsRead)]
    public async Task<SchemaResponse> Get([FromRoute] string schema, CancellationToken cancellationToken) =>
        SchemaResponse.Of(await sender.Send(new GetTenantSchemaQuery(await tenants.ResolveAsync(), schema), cancellationToken));

    /// <summary>Removes a schema that no user or group has a value under.</summary>
    [HttpDelete("{schema}")]
    [Authorize(Permissions.TenantsWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string schema, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteTenantSchemaCommand(await tenants.ResolveAsync(), schema), cancellationToken);
        return NoContent();
    }
}
