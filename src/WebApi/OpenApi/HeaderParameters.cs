using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.RateLimiting;
using ScimPlatform.WebApi.SecretScanning;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Adds to an operation what it takes from the request and no action has as a parameter.</summary>
internal sealed class HeaderParameters : IOpenApiOperationTransformer
{
    private static readonly Type[] NamingTenants = [typeof(TenantResolver), typeof(ScimCallers)];

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is ControllerActionDescriptor action)
        {
            operation.Parameters ??= [];
            foreach (var parameter in action.FilterDescriptors.SelectMany(filter => OfFilter(filter.Filter)).Concat(OfAction(action, context)))
            {
                operation.Parameters.Add(Shared(parameter, context.Document!));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>A parameter that stands once in the document and is referred to.</summary>
    public static OpenApiParameterReference Shared(OpenApiParameter parameter, OpenApiDocument document)
    {
        if (document.Components?.Parameters?.ContainsKey(parameter.Name!) != true)
        {
            document.AddComponent<IOpenApiParameter>(parameter.Name!, parameter);
        }

        return new OpenApiParameterReference(parameter.Name!, document);
    }

    private static OpenApiParameter[] OfFilter(object filter) => filter switch
    {
        MintsAttribute => [Key()],
        SignedAttribute =>
        [
            Header(SignedAttribute.KeyHeader, "Which key has signed the body.", required: true),
            Header(SignedAttribute.SignatureHeader, "ECDSA with SHA-256 over the body as it is sent, DER, in base64.", required: true),
        ],
        _ => [],
    };

    private static IEnumerable<OpenApiParameter> OfAction(ControllerActionDescriptor action, OpenApiOperationTransformerContext context)
    {
        if (action.EndpointMetadata.OfType<VersionedAttribute>().Any())
        {
            if (context.Description.HttpMethod != HttpMethods.Get)
            {
                yield return Header("If-Match", "Entity tags, of which the resource must have one: else 412. `*` is any.", example: "*");
            }

            yield return Header(
                "If-None-Match", "Entity tags, of which the resource must have none: else a GET is 304, a change 412. `*` is any.", example: "W/\"0\"");
        }

        // Who can tell which tenant is meant asks the request, wherever it names one.
        if (action.ControllerTypeInfo.GetConstructors()[0].GetParameters().Any(needed => NamingTenants.Contains(needed.ParameterType)))
        {
            yield return new OpenApiParameter
            {
                Name = TenantResolver.QueryParameter,
                In = ParameterLocation.Query,
                Description = "The tenant's id, for a JWT with `scim.platform` that belongs to no tenant.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            };
            yield return Header(TenantResolver.Header, "The tenant's id or slug, for a JWT with `scim.platform` that belongs to no tenant.");
        }
    }

    private static OpenApiParameter Key()
    {
        var key = Header(IdempotencyKey.Header, string.Create(
            CultureInfo.InvariantCulture,
            $"What the client calls this request. A repeat within {RememberedMint.Memory.TotalHours} hours makes nothing and is answered as the first one was, with the secret during {RememberedMint.SecretMemory.TotalMinutes} minutes."));
        key.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MinLength = 1,
            MaxLength = IdempotencyKey.MaxLength,
            Pattern = "^[!-~]+$",
        };
        return key;
    }

    private static OpenApiParameter Header(string name, string description, bool required = false, string? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = example is null ? null : [JsonValue.Create(example)] },
    };
}
