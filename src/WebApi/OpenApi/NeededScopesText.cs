using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.OAuth;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>What credentials an operation needs: as a requirement, in its summary, and in what it says of 403.</summary>
internal sealed class NeededScopesText(IAuthorizationPolicyProvider policies) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            if (!metadata.OfType<SignsClientsInAttribute>().Any())
            {
                operation.Responses?.Remove("401");
            }

            return;
        }

        if (metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy is not { } name || await policies.GetPolicyAsync(name) is not { } policy)
        {
            return;
        }

        var needed = NeededScopes.Of(policy);
        if (metadata.OfType<SubjectsOnlyAttribute>().Any())
        {
            needed = needed with { Token = [] };
        }

        operation.Security =
        [
            .. needed.Token.Select(scope => Requirement(Overview.ScimToken, scope, context.Document)),
            .. needed.Jwt.Select(scope => Requirement(Overview.Jwt, scope, context.Document)),
        ];
        operation.Summary = $"{operation.Summary} Needs {needed.InWords("`")}.";
        if (operation.Responses?.TryGetValue("403", out var forbidden) == true)
        {
            forbidden.Description = $"The credentials lack {needed.InWords("`")}, or are not the right tenant's.";
        }
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, string scope, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [scope] };
}
