using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Puts answers in the order of their statuses. Errors that are the same throughout a dialect stand once in the document.</summary>
internal sealed class SharedErrors : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var dialect = context.Description.ActionDescriptor.EndpointMetadata.OfType<DialectAttribute>().FirstOrDefault();
        var answers = new OpenApiResponses();
        foreach (var (status, answer) in (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            // What is said of 403 is each operation's own.
            answers[status] = dialect is null || status[0] is '2' or '3' || status == "403" ? answer : Shared($"{dialect.Name}{status}", answer, context.Document!);
        }

        operation.Responses = answers;
        return Task.CompletedTask;
    }

    private static OpenApiResponseReference Shared(string name, IOpenApiResponse answer, OpenApiDocument document)
    {
        if (document.Components?.Responses?.ContainsKey(name) != true)
        {
            document.AddComponent(name, answer);
        }

        return new OpenApiResponseReference(name, document);
    }
}
