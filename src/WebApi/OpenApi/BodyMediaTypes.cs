using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>One media type for each body, and whether a request needs one.</summary>
internal sealed class BodyMediaTypes : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var body = context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (body is not null && body != typeof(ScimDocument) && operation.RequestBody is OpenApiRequestBody request)
        {
            request.Required = !RequestSchemas.ShapeOf(body).IsOptional;
            KeepJson(request.Content);
        }

        foreach (var (_, response) in operation.Responses ?? [])
        {
            KeepJson(response.Content);
        }

        return Task.CompletedTask;
    }

    private static void KeepJson(IDictionary<string, OpenApiMediaType>? content)
    {
        if (content is { Count: > 1 } && content.TryGetValue(Json, out var json))
        {
            content.Clear();
            content.Add(Json, json);
        }
    }
}
