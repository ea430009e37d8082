using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Says which parameters of the query or path could not be read.</summary>
internal static class InvalidModelState
{
    public static IActionResult Refuse(ActionContext context)
    {
        var fields = context.ModelState
            .Where(entry => entry.Value?.ValidationState == ModelValidationState.Invalid)
            .Select(entry => Field(context, entry.Key, isMissing: entry.Value!.RawValue is null))
            .ToList();
        throw new Refusal(Error.Invalid([.. fields]));
    }

    private static FieldError Field(ActionContext context, string name, bool isMissing)
    {
        var parameter = context.ActionDescriptor.Parameters.FirstOrDefault(
            parameter => (parameter.BindingInfo?.BinderModelName ?? parameter.Name).Equals(name, StringComparison.OrdinalIgnoreCase));
        var type = parameter is null ? typeof(string) : Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var source = parameter?.BindingInfo?.BindingSource == BindingSource.Path ? FieldSource.Path : FieldSource.Query;
        return isMissing ? new FieldError(source, name, FieldProblem.Missing, "is missing")
            : type == typeof(int) ? new FieldError(source, name, FieldProblem.NotWholeText, "must be a whole number")
            : type == typeof(Guid) ? new FieldError(source, name, FieldProblem.NotUuid, "must be a uuid")
            : type == typeof(bool) ? new FieldError(source, name, FieldProblem.NotBoolean, "must be true or false")
            : new FieldError(source, name, FieldProblem.BadForm, "cannot be read");
    }
}
