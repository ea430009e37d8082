using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OAuth;

namespace ScimPlatform.WebApi.Json;

/// <summary>
/// Looks at the bodies of POST and DELETE whose action takes none (RFC 9110 section 9.3.5 gives one of DELETE no meaning, and lets a server refuse it).
/// Empty ones and empty objects, which clients send with every request, say nothing; whatever else comes would be answered as if it had been done.
/// Dialects that ignore members which they do not know do so here, too.
/// </summary>
internal sealed class UnaskedBody : IAsyncResourceFilter
{
    private readonly ConcurrentDictionary<ActionDescriptor, bool> isLookedAt = new();

    /// <summary>
    /// Whether the action is one that could have a body and takes none. Those of the SCIM plane do nothing at all, but for DELETE, with which connectors
    /// send whatever their libraries do.
    /// </summary>
    public static bool IsLookedAt(ActionDescriptor action) =>
        action.EndpointMetadata.OfType<IHttpMethodMetadata>().Any(known => known.HttpMethods.Contains(HttpMethods.Post) || known.HttpMethods.Contains(HttpMethods.Delete))
        && action.Parameters.All(parameter => parameter.BindingInfo?.BindingSource != BindingSource.Body)
        && !action.EndpointMetadata.OfType<FormAttribute>().Any()
        && action.EndpointMetadata.OfType<DialectAttribute>().All(dialect => dialect.Name != DialectName.Scim);

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (isLookedAt.GetOrAdd(context.ActionDescriptor, IsLookedAt))
        {
            await RequireNothingAsync(context.HttpContext);
        }

        await next();
    }

    private static async Task RequireNothingAsync(HttpContext http)
    {
        var bytes = await StrictJson.ReadBytesAsync(http.Request, RequestBodyFormatter.AdminLimit, http.RequestAborted);

        // An idempotency key is of the body, too, whatever it says.
        http.Request.Body = new MemoryStream(bytes.ToArray());
        var fields = new JsonFields(bytes.Length == 0 ? null : StrictJson.Parse(bytes), isOptional: true);
        if (DialectPaths.Of(http) == DialectName.Admin)
        {
            fields.RefuseUnknown();
        }
        else
        {
            TenantInBody.Note(http, fields);
        }

        fields.RequireNothingNoted();
    }
}
