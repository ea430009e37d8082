using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>The health checks, which are no actions.</summary>
internal sealed class HealthPaths : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Paths.Add(Health.Live, Path(document, "Live", "Whether the process lives."));
        document.Paths.Add(Health.Ready, Path(document, "Ready", "Whether it can work: its database is reached and has every migration.", canFail: true));
        return Task.CompletedTask;
    }

    private static OpenApiPathItem Path(OpenApiDocument document, string name, string summary, bool canFail = false)
    {
        var responses = new OpenApiResponses { ["200"] = Text("Healthy") };
        if (canFail)
        {
            responses["503"] = Text("Unhealthy");
        }

        return new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Get] = new()
                {
                    OperationId = $"Health_{name}",
                    Summary = summary,
                    Tags = new HashSet<OpenApiTagReference> { new("Health", document) },
                    Responses = responses,
                },
            },
        };
    }

    private static OpenApiResponse Text(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
    };
}
