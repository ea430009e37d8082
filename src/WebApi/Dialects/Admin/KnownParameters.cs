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

/// <summary>Refuses query parameters that an admin route does not have, and those that are given twice, all at once: a typing error must not answer something else than was
/// asked.</summary>
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
        var wrong = query.Select(parameter => Fault(parameter.Key, parameter.Value.Count, names)).OfType<FieldError>().ToList();
        if (wrong.Count > 0)
        {
            throw new Refusal(Error.Invalid(wrong));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static FieldError? Fault(string name, int times, HashSet<string> names) =>
        !names.Contains(name) ? new FieldError(FieldSource.Query, name, FieldProblem.Unknown, "is not known here")
        : times > 1 && name != TenantResolver.QueryParameter ? new FieldError(FieldSource.Query, name, FieldProblem.BadForm, "is given more than once")
        : null;

    // Those of simple types by their own names; of a record, its properties'.
    private static HashSet<string> Names(ActionDescriptor action) => new(
        action.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .SelectMany(parameter => parameter.BindingInfo!.BinderModelName is { } name
                ? [name]
                : parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? property.Name))
            .Append(TenantResolver.QueryParameter),
        StringComparer.OrdinalIgnoreCase);
}
