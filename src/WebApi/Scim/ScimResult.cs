using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim;

/// <summary>A SCIM document as an answer. Its <c>meta</c> says what the headers ETag and Location are (RFC 7644 sections 3.1 and 3.14).</summary>
internal sealed class ScimResult(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IActionResult
{
    /// <summary>RFC 7644 section 3.8; without a charset, which this type does not have.</summary>
    public const string MediaType = "application/scim+json";

    /// <summary>As <see cref="ScimJson.Options"/>. The writers are ours, and their structure is tested.</summary>
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = ScimJson.Options.Encoder, SkipValidation = true };

    public ScimResult(JsonObject document, int status = StatusCodes.Status200OK)
        : this(writer => document.WriteTo(writer, ScimJson.Options), status)
    {
    }

    public string? Location { get; init; }

    public string? EntityTag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        using var body = new PooledBuffer();
        await using (var writer = new Utf8JsonWriter(body, WriterOptions))
        {
            write(writer);
        }

        response.StatusCode = status;
        response.ContentType = MediaType;
        response.ContentLength = body.Written.Length;
        SetHeaders(response, Location, EntityTag);
        await response.Body.WriteAsync(body.Written, context.HttpContext.RequestAborted);
    }

    public static void SetHeaders(HttpResponse response, string? location, string? entityTag)
    {
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        if (entityTag is not null)
        {
            response.Headers.ETag = entityTag;
        }
    }
}
