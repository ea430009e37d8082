using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Discovery;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>Reads bodies that read themselves. The admin API refuses members that it does not know; the other dialects ignore them.</summary>
internal sealed class RequestBodyFormatter(ScimSettings scim) : IInputFormatter
{
    /// <summary>The most bytes that a body of the admin dialects has.</summary>
    public const int AdminLimit = 64 * 1024;

    private readonly ConcurrentDictionary<Type, Func<HttpContext, JsonElement?, DialectName, (object, IReadOnlyList<FieldError>)>> readers = new();

    public bool CanRead(InputFormatterContext context) =>
        context.ModelType.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestBody<>));

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var http = context.HttpContext;
        var dialect = DialectPaths.Of(http);
        if (http.Request.ContentLength != 0)
        {
            MediaTypes.RequireJson(http.Request.ContentType);
        }

        var limit = dialect == DialectName.Scim ? scim.MaxPayloadSize : AdminLimit;
        var body = await StrictJson.ReadAsync(http.Request, limit, http.RequestAborted);
        var read = readers.GetOrAdd(context.ModelType, Reader);
        var (request, faults) = read(http, body, dialect);
        if (faults.Count > 0)
        {
            // Without an object there is nothing to validate, and SCIM names the first fault only.
            if (dialect == DialectName.Scim || faults is [{ Name: "" }, ..])
            {
                throw new Refusal(Error.Invalid(faults));
            }

            RequestFaults.Note(http, faults);
        }

        return await InputFormatterResult.SuccessAsync(request);
    }

    private static Func<HttpContext, JsonElement?, DialectName, (object, IReadOnlyList<FieldError>)> Reader(Type type) => typeof(RequestBodyFormatter)
        .GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type)
        .CreateDelegate<Func<HttpContext, JsonElement?, DialectName, (object, IReadOnlyList<FieldError>)>>();

    private static (object Request, IReadOnlyList<FieldError> Faults) Read<T>(HttpContext http, JsonElement? body, DialectName dialect)
        where T : class, IRequestBody<T>
    {
        var fields = new JsonFields(body, T.IsOptional, T.IsList);
        var request = T.Read(fields);
        if (dialect == DialectName.Admin && !T.IgnoresUnknown)
        {
            fields.RefuseUnknown();
        }
        else if (dialect != DialectName.Scim && !T.IsList)
        {
            TenantInBody.Note(http, fields);
        }

        return (request, fields.Noted);
    }
}
