using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>
/// A SCIM document as an answer. Its <c>meta</c> says what the headers ETag, Location and Content-Location are (RFC 7643 section 3.1,
/// RFC 7644 sections 3.1 and 3.14).
/// </summary>
internal sealed class ScimResult(Action<JsonBuffer> write, int status = StatusCodes.Status200OK) : IActionResult
{
    /// <summary>RFC 7644 section 3.8; without a charset, which this type does not have.</summary>
    public const string MediaType = "application/scim+json";

    public ScimResult(JsonObject document, int status = StatusCodes.Status200OK)
        : this(to => document.WriteTo(to.Writer), status)
    {
    }

    public string? Location { get; init; }

    public string? EntityTag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var body = JsonBuffer.Take();
        try
        {
            write(body);
            await SendAsync(body.Written, context.HttpContext);
        }
        finally
        {
            body.GiveBack();
        }
    }

    public static void SetHeaders(HttpResponse response, string? location, string? entityTag)
    {
        if (location is not null)
        {
            response.Headers.Location = location;
            response.Headers.ContentLocation = location;
        }

        if (entityTag is not null)
        {
            response.Headers.ETag = entityTag;
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> body, HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        SetHeaders(response, Location, EntityTag);
        return response.Body.WriteAsync(body, context.RequestAborted);
    }
}
