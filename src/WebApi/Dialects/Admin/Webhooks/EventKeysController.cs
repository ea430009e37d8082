using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.Admin.Webhooks;

/// <summary>What security event tokens are verified with.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("Webhooks")]
[Route(".well-known/jwks.json")]
public sealed class EventKeysController(IEventKeys keys) : ControllerBase
{
    /// <summary>The public keys, as a JSON Web Key Set (RFC 7517).</summary>
    [HttpGet]
    [AllowAnonymous]
    [ResponseCache(Duration = 3600, Location = ResponseCacheLocation.Any)]
    [ProducesResponseType<JsonObject>(StatusCodes.Status200OK)]
    public JsonObject Keys() => new() { ["keys"] = new JsonArray(keys.PublicKey) };
}
