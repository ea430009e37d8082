using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Dialects.Admin;
using ScimPlatform.WebApi.Dialects.Truto;
using ScimPlatform.WebApi.Dialects.Unleash;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Adds to every operation the errors that it can answer, with the body that they have in its dialect.</summary>
internal sealed class DocumentedErrors(IEnumerable<IErrorWriter> writers) : IOpenApiOperationTransformer
{
    private static readonly ErrorKind[] OfAll =
    [
        ErrorKind.Invalid, ErrorKind.Unauthenticated, ErrorKind.Forbidden, ErrorKind.NotFound, ErrorKind.Conflict,
        ErrorKind.TooManyRequests, ErrorKind.Unexpected, ErrorKind.Unavailable, ErrorKind.Timeout,
    ];

    private static readonly ErrorKind[] OfBodies = [ErrorKind.TooLarge, ErrorKind.UnsupportedMediaType];

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is not ControllerActionDescriptor action
            || action.EndpointMetadata.OfType<DialectAttribute>().FirstOrDefault() is not { } dialect)
        {
            return;
        }

        var writer = writers.Single(writer => writer.Dialect == dialect.Name);
        foreach (var kind in Kinds(operation))
        {
            var answer = writer.Write(new Error(kind, ""), "");
            var schema = await SchemaAsync(context, BodyOf(dialect.Name, kind), cancellationToken);
            operation.Responses ??= [];
            operation.Responses.TryAdd(answer.Status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(answer.Status),
                Content = new Dictionary<string, OpenApiMediaType> { [answer.ContentType] = new() { Schema = schema } },
            });
        }
    }

    // What has a name of its own stands once in the document and is referred to.
    private static async Task<IOpenApiSchema> SchemaAsync(
        OpenApiOperationTransformerContext context, Type body, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(body, null, cancellationToken);
        if (body.GetCustomAttribute<SchemaNameAttribute>()?.Name is not { } name || context.Document is not { } document)
        {
            return schema;
        }

        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    private static IEnumerable<ErrorKind> Kinds(OpenApiOperation operation) => operation.RequestBody is null ? OfAll : [.. OfAll, .. OfBodies];

    private static Type BodyOf(DialectName dialect, ErrorKind kind) => dialect switch
    {
        DialectName.F5Xc => typeof(string),
        DialectName.Unleash => typeof(UnleashError),
        DialectName.Truto => typeof(Problem),
        DialectName.Scim => typeof(ScimError),
        _ => kind == ErrorKind.Invalid ? typeof(ValidationErrors) : typeof(PlainError),
    };
}
