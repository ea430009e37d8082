using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>What the SCIM plane is and can do (RFC 7644 section 4), below both bases. Query parameters are ignored, but for a filter.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[Authorize(Permissions.ScimDiscovery)]
[Route("scim/v2")]
[Route("api/scim/namespaces/system/v2")]
public sealed class DiscoveryController(DiscoveryDocuments documents, ScimCallers callers, ScimVoices voices) : ControllerBase
{
    private string BaseUrl => voices.BaseUrl(Request);

    /// <summary>What is supported.</summary>
    [HttpGet("ServiceProviderConfig")]
    [Gives(StatusCodes.Status200OK, ScimSchemas.ServiceProviderConfig)]
    public Task<IActionResult> GetServiceProviderConfig() => AnswerAsync(
        caller => One(documents.ServiceProviderConfig(BaseUrl, voices.Of(Request).Caller(caller).Profile)));

    /// <summary>The types of resources.</summary>
    [HttpGet("ResourceTypes")]
    [Gives(StatusCodes.Status200OK, ScimSchemas.ResourceTypeList)]
    public Task<IActionResult> GetResourceTypes() =>
        AnswerAsync(caller => List(DiscoveryDocuments.ResourceTypes(caller.Schemas, BaseUrl)));

    /// <summary>One type of resource.</summary>
    [HttpGet("ResourceTypes/{name}")]
    [Gives(StatusCodes.Status200OK, ScimSchemas.ResourceType)]
    public Task<IActionResult> GetResourceType([FromRoute] string name) =>
        AnswerAsync(caller => One(DiscoveryDocuments.ResourceType(caller.Schemas, name, BaseUrl)));

    /// <summary>The schemas.</summary>
    [HttpGet("Schemas")]
    [Gives(StatusCodes.Status200OK, ScimSchemas.SchemaList)]
    public Task<IActionResult> GetSchemas() => AnswerAsync(caller => List(DiscoveryDocuments.Schemas(caller.Schemas, caller.Passwords, BaseUrl)));

    /// <summary>One schema, by its URN.</summary>
    [HttpGet("Schemas/{urn}")]
    [Gives(StatusCodes.Status200OK, ScimSchemas.Schema)]
    public Task<IActionResult> GetSchema([FromRoute] string urn) =>
        AnswerAsync(caller => One(DiscoveryDocuments.Schema(caller.Schemas, caller.Passwords, urn, BaseUrl)));

    private static StreamedResult<JsonObject> List(IReadOnlyList<JsonObject> resources) => new(to => ListResponse.WriteEach(
        to, resources, resources.Count, startIndex: 1, cursors: null, (at, resource) => resource.WriteTo(at.Writer)));

    private static ScimResult One(JsonObject? resource) => new(resource ?? throw new Refusal(Error.NotFound("Resource")))
    {
        Location = (string?)resource["meta"]?["location"],
    };

    private async Task<IActionResult> AnswerAsync(Func<ScimCaller, IActionResult> answer)
    {
        var caller = await callers.CurrentAsync();

        // RFC 7644 section 4: a filter on these resources is refused with 403.
        return Request.Query.ContainsKey("filter")
            ? throw new Refusal(Error.Forbidden("These resources cannot be filtered."))
            : answer(caller);
    }
}
