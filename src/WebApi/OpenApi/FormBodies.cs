using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OAuth;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>The bodies of operations that take a form.</summary>
internal sealed class FormBodies : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<FormAttribute>().FirstOrDefault() is { } form)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [MediaTypes.Form] = new()
                    {
                        Schema = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = form.Required.ToHashSet(),
                            Properties = form.Required.Concat(form.Optional).ToDictionary(
                                name => name, _ => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String }),
                        },
                    },
                },
            };
        }

        return Task.CompletedTask;
    }
}
