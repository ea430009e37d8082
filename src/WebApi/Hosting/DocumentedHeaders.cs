using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.WebApi.SecretScanning;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Adds to an operation the headers that it takes and no action has as a parameter.</summary>
internal sealed class DocumentedHeaders : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var header in context.Description.ActionDescriptor.FilterDescriptors.SelectMany(filter => Headers(filter.Filter)))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(header);
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter[] Headers(object filter) => filter switch
    {
        MintsAttribute => [Key()],
        SignedAttribute =>
        [
            Required(SignedAttribute.KeyHeader, "Which key has signed the body."),
            Required(SignedAttribute.SignatureHeader, "ECDSA with SHA-256 over the body as it is sent, DER, in base64."),
        ],
        _ => [],
    };

    private static OpenApiParameter Key() => new()
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"What the client calls this request. A repeat within {RememberedMint.Memory.TotalHours} hours mints nothing and is answered as the first one was, with the token during {RememberedMint.SecretMemory.TotalMinutes} minutes."),
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MinLength = 1,
            MaxLength = IdempotencyKey.MaxLength,
            Pattern = "^[!-~]+$",
        },
    };

    private static OpenApiParameter Required(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
