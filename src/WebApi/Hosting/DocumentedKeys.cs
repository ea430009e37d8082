using System.Globalization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Adds the idempotency key to every operation that mints; no action has it as a parameter.</summary>
internal sealed class DocumentedKeys : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is ControllerActionDescriptor action
            && action.MethodInfo.IsDefined(typeof(MintsAttribute), inherit: false))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Key());
        }

        return Task.CompletedTask;
    }

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
}
