using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>Bodies and query parameters of the SCIM plane, which its actions leave to the kernel.</summary>
internal sealed class ScimOperations : IOpenApiOperationTransformer
{
    private static readonly string[] Resources = [ScimSchemas.User, ScimSchemas.Group];
    private static readonly string[] Searches = [ScimSchemas.UserList, ScimSchemas.GroupList, ScimSchemas.ResourceList];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<DialectAttribute>().FirstOrDefault()?.Name != DialectName.Scim)
        {
            return Task.CompletedTask;
        }

        var isF5Xc = OperationNames.IsF5XcScim(context.Description);
        var document = context.Document!;
        var given = metadata.OfType<GivesAttribute>().OrderBy(gives => gives.Status).ToList();
        operation.RequestBody = metadata.OfType<TakesAttribute>().FirstOrDefault() is { } takes ? Body(ScimSchemas.Request(takes.Schema, isF5Xc, document)) : null;
        operation.Responses = Answers(given.Select(gives => (gives.Status, ScimSchemas.Answer(gives.Schema, isF5Xc, document))), operation.Responses);
        operation.Parameters ??= [];
        if (context.Description.HttpMethod == HttpMethods.Get && given.Any(gives => Searches.Contains(gives.Schema)))
        {
            Add(operation, document, ScimParameters.OfSearch);
        }

        if (given.Any(gives => Resources.Contains(gives.Schema)) || operation.Parameters.Any(parameter => parameter.Name == "filter"))
        {
            Add(operation, document, ScimParameters.OfProjection);
        }

        return Task.CompletedTask;
    }

    private static void Add(OpenApiOperation operation, OpenApiDocument document, IEnumerable<OpenApiParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            operation.Parameters!.Add(HeaderParameters.Shared(parameter, document));
        }
    }

    private static OpenApiRequestBody Body(IOpenApiSchema schema) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ScimResult.MediaType] = new() { Schema = schema },
            ["application/json"] = new() { Schema = schema },
        },
    };

    private static OpenApiResponses Answers(IEnumerable<(int Status, IOpenApiSchema? Schema)> given, OpenApiResponses? errors)
    {
        var answers = new OpenApiResponses();
        foreach (var (status, schema) in given)
        {
            answers[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = schema is null ? null : new Dictionary<string, OpenApiMediaType> { [ScimResult.MediaType] = new() { Schema = schema } },
            };
        }

        foreach (var (status, error) in (errors ?? []).Where(error => error.Key[0] is '4' or '5'))
        {
            answers.Add(status, error);
        }

        return answers;
    }
}
