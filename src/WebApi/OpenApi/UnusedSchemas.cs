using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Takes away the schemas that nothing refers to any more, and puts the others in the order of their names.</summary>
internal sealed partial class UnusedSchemas : IOpenApiDocumentTransformer
{
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components!.Schemas!;
        int before;
        do
        {
            before = schemas.Count;
            var used = References().Matches(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken))
                .Select(reference => reference.Groups["name"].Value).ToHashSet();
            schemas = schemas.Where(schema => used.Contains(schema.Key)).OrderBy(schema => schema.Key, StringComparer.Ordinal).ToDictionary();
            document.Components.Schemas = schemas;
        }
        while (schemas.Count < before);
    }

    [GeneratedRegex("\"#/components/schemas/(?<name>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex References();
}
