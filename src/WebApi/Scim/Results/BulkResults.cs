using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>Results of bulk operations as they would be answered by themselves.</summary>
public sealed class BulkResults(IEnumerable<IErrorWriter> writers, ScimVoices voices)
{
    private readonly IErrorWriter errors = writers.Single(writer => writer.Dialect == DialectName.Scim);

    internal IActionResult All(HttpRequest request, IReadOnlyList<BulkResult> results)
    {
        var baseUrl = voices.BaseUrl(request);
        var traceId = request.HttpContext.TraceId();
        return new ScimResult(BulkResponse.Of(results.Select(result => Entry(result, baseUrl, traceId))));
    }

    private BulkResponse.Entry Entry(BulkResult result, string baseUrl, string traceId)
    {
        var location = result.Path is null ? null : baseUrl + result.Path;
        if (result.Error is { } error)
        {
            var answer = errors.Write(error, traceId);
            var body = JsonSerializer.SerializeToNode(answer.Body, answer.Body.GetType(), WireJson.Options);
            return new BulkResponse.Entry(result.Operation, location, Version: null, answer.Status, body);
        }

        var version = result.Done?.Version is { } number ? ResourceMeta.EntityTag(number) : null;
        return new BulkResponse.Entry(result.Operation, location, version, Status(result.Done?.Effect), Response: null);
    }

    private static int Status(BulkEffect? effect) => effect switch
    {
        BulkEffect.Created => StatusCodes.Status201Created,
        BulkEffect.Deleted => StatusCodes.Status204NoContent,
        _ => StatusCodes.Status200OK,
    };
}
