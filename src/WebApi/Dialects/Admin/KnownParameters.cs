using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Refuses query parameters that an admin route does not have, all at once: a typing error must not answer something else than was asked.</summary>
internal sealed class KnownParameters : IResourceFilter
{
    private readonly ConcurrentDictionary<ActionDescriptor, HashSet<string>> known = new();

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0 || DialectPaths.Of(context.HttpContext) != DialectName.Admin)
        {
            return;
        }

        var names = known.GetOrAdd(context.ActionDescriptor, Names);
        var unknown = query.Keys.Where(name => !names.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new Refusal(Error.Invalid(
                [.. unknown.Select(name => new FieldError(FieldSource.Query, name, FieldProblem.Unknown, "is not known here"))]));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // Those of simple types by their own names; of a record, its properties'.
    private static HashSet<string> Names(ActionDescriptor action) => new(
        action.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .SelectMany(parameter => parameter.BindingInfo!.BinderModelName is { } name
                ? [name]
                : parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? property.Name))
            .Append(TenantResolver.QueryParameter),
        StringComparer.OrdinalIgnoreCase);
}
