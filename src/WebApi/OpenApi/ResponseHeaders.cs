using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>The headers of answers that clients act on.</summary>
internal sealed class ResponseHeaders : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isVersioned = metadata.OfType<VersionedAttribute>().Any() && context.Description.HttpMethod != HttpMethods.Delete;
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (answer is not OpenApiResponse response)
            {
                continue;
            }

            if (status is "429" or "503")
            {
                Add(response, "Retry-After", "Seconds after which it is worth trying again.", JsonSchemaType.Integer);
            }

            if (status == "201")
            {
                Add(response, "Location", "The URL of what was made.");
            }

            if (isVersioned && status is ("200" or "204" or "304"))
            {
                Add(response, "ETag", "The version of the resource, for `If-Match` and `If-None-Match`.");
            }

            if (isVersioned && status is ("200" or "304"))
            {
                Add(response, "Content-Location", "The URL of the resource, as in its `meta.location`.");
            }

            if (status.StartsWith('2') && metadata.OfType<MintsAttribute>().Any())
            {
                Add(response, Minting.Replayed, "`true` when this is the answer of an earlier request with the same key.");
            }
        }

        return Task.CompletedTask;
    }

    private static void Add(OpenApiResponse response, string name, string description, JsonSchemaType type = JsonSchemaType.String)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } };
    }
}
