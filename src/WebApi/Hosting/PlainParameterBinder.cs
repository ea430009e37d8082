using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Options;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// Gives actions their cancellation token and the texts of their route as they are. The framework binds and validates them as models,
/// which costs a read of one user a tenth of its time, and there is nothing about them to validate.
/// </summary>
internal sealed class PlainParameterBinder(
    IModelMetadataProvider metadata, IModelBinderFactory binders, IObjectModelValidator validator, IOptions<MvcOptions> options, ILoggerFactory loggers)
    : ParameterBinder(metadata, binders, validator, options, loggers)
{
    /// <summary>Parameters are in routes and queries; forms and files would be looked for in every request.</summary>
    public static void TakeRoutesAndQueriesOnly(IList<IValueProviderFactory> factories)
    {
        factories.Clear();
        factories.Add(new RouteValueProviderFactory());
        factories.Add(new QueryStringValueProviderFactory());
    }

    public override ValueTask<ModelBindingResult> BindModelAsync(
        ActionContext actionContext,
        IModelBinder modelBinder,
        IValueProvider valueProvider,
        ParameterDescriptor parameter,
        ModelMetadata metadata,
        object? value,
        object? container) => Plain(actionContext, parameter) is { } plain
            ? ValueTask.FromResult(ModelBindingResult.Success(plain))
            : base.BindModelAsync(actionContext, modelBinder, valueProvider, parameter, metadata, value, container);

    private static object? Plain(ActionContext context, ParameterDescriptor parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? context.HttpContext.RequestAborted
        : parameter.ParameterType == typeof(string) && parameter.BindingInfo?.BindingSource == BindingSource.Path
            ? context.RouteData.Values[parameter.BindingInfo.BinderModelName ?? parameter.Name]
            : null;
}
