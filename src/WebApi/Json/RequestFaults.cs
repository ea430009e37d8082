using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>Faults of a body wait with its request until the use case is validated, which finds others.</summary>
internal sealed class RequestFaults(IHttpContextAccessor accessor) : IRequestFaults
{
    private static readonly object Key = new();

    public static void Note(HttpContext context, IReadOnlyList<FieldError> faults) => context.Items[Key] = faults;

    public static bool AreThere(HttpContext context) => context.Items.ContainsKey(Key);

    public IReadOnlyList<FieldError> Take() => accessor.HttpContext is { } context ? TakeFrom(context) : [];

    private static IReadOnlyList<FieldError> TakeFrom(HttpContext context)
    {
        // Operations of a bulk request ask side by side, and have no faults of this kind.
        if (!context.Items.TryGetValue(Key, out var faults))
        {
            return [];
        }

        context.Items.Remove(Key);
        return (IReadOnlyList<FieldError>)faults!;
    }
}

/// <summary>An action that went well although faults were noted has no use case that is validated: it must not.</summary>
internal sealed class RequestFaultsFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
        if (context.Exception is null && RequestFaults.AreThere(context.HttpContext))
        {
            throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} did not look at the faults of its body.");
        }
    }
}
