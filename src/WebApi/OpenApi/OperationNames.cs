using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>
/// Gives each operation a name of its own: what it is about, and what it does. Generated clients make a class of the one and a method of the
/// other. What the dialects call the same begins with the dialect.
/// </summary>
internal sealed class OperationNames : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is ControllerActionDescriptor action)
        {
            var subject = Prefix(context.Description) + (TagOf(action) ?? action.ControllerName);
            operation.OperationId = $"{subject}_{action.ActionName}";
            operation.Tags = new HashSet<OpenApiTagReference> { new(subject, context.Document) };
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the operation is the SCIM plane's in F5's voice.</summary>
    public static bool IsF5XcScim(ApiDescription operation) =>
        operation.RelativePath?.StartsWith(DialectPaths.F5XcScimBase[1..], StringComparison.Ordinal) == true;

    private static string? TagOf(ActionDescriptor action) => action.EndpointMetadata.OfType<ITagsMetadata>().LastOrDefault()?.Tags[0];

    private static string Prefix(ApiDescription operation) =>
        operation.ActionDescriptor.EndpointMetadata.OfType<DialectAttribute>().FirstOrDefault()?.Name switch
        {
            DialectName.Scim when IsF5XcScim(operation) => nameof(DialectName.F5Xc),
            DialectName.Admin or DialectName.Scim or DialectName.OAuth or null => "",
            var dialect => dialect.ToString()!,
        };
}
