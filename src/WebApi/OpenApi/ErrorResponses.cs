using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Dialects.Admin;
using ScimPlatform.WebApi.Dialects.Truto;
using ScimPlatform.WebApi.Dialects.Unleash;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.OAuth;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Adds to every operation the errors that it can answer, with the body that they have in its dialect.</summary>
internal sealed class ErrorResponses(IEnumerable<IErrorWriter> writers) : IApiDescriptionProvider
{
    private static readonly ErrorKind[] OfAll =
    [
        ErrorKind.Invalid, ErrorKind.Unauthenticated, ErrorKind.Forbidden, ErrorKind.NotFound, ErrorKind.TooManyRequests,
        ErrorKind.Unexpected, ErrorKind.Unavailable, ErrorKind.Timeout,
    ];

    // Behind the framework's own.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var operation in context.Results)
        {
            if (operation.ActionDescriptor.EndpointMetadata.OfType<DialectAttribute>().FirstOrDefault() is { } dialect)
            {
                Add(operation, writers.Single(writer => writer.Dialect == dialect.Name));
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static void Add(ApiDescription operation, IErrorWriter writer)
    {
        foreach (var kind in OfAll.Where(kind => !IsOfTenants(kind) || writer.Dialect != DialectName.OAuth).Concat(Besides(operation)))
        {
            var answer = writer.Write(new Error(kind, ""), "");
            operation.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = answer.Status,
                Type = BodyOf(writer.Dialect, kind),
                ApiResponseFormats = [new ApiResponseFormat { MediaType = answer.ContentType }],
            });
        }
    }

    // Nobody is there yet who could lack a right, or name what is another's.
    private static bool IsOfTenants(ErrorKind kind) => kind is ErrorKind.Forbidden or ErrorKind.NotFound;

    private static IEnumerable<ErrorKind> Besides(ApiDescription operation)
    {
        var metadata = operation.ActionDescriptor.EndpointMetadata;
        if (operation.HttpMethod != HttpMethods.Get)
        {
            yield return ErrorKind.Conflict;
        }

        if (operation.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body) || metadata.OfType<FormAttribute>().Any())
        {
            yield return ErrorKind.TooLarge;
            yield return ErrorKind.UnsupportedMediaType;
        }
        else if (UnaskedBody.IsLookedAt(operation.ActionDescriptor))
        {
            yield return ErrorKind.TooLarge;
        }

        if (operation.HttpMethod != HttpMethods.Get && metadata.OfType<VersionedAttribute>().Any())
        {
            yield return ErrorKind.PreconditionFailed;
        }

        if (metadata.OfType<SubjectsOnlyAttribute>().Any())
        {
            yield return ErrorKind.NotImplemented;
        }
    }

    private static Type BodyOf(DialectName dialect, ErrorKind kind) => dialect switch
    {
        DialectName.F5Xc => typeof(string),
        DialectName.Unleash => typeof(UnleashError),
        DialectName.Truto => typeof(Problem),
        DialectName.Scim => typeof(ScimError),
        DialectName.OAuth => typeof(OAuthError),
        _ => kind == ErrorKind.Invalid ? typeof(ValidationErrors) : typeof(PlainError),
    };
}
