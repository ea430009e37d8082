using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Refuses a request that its validators find fault with, naming every field at once.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators.SelectMany(validator => validator.Validate(request).Errors).ToList();
        return failures.Count == 0
            ? next()
            : throw new Refusal(Error.Invalid([.. failures.Select(failure => Field(failure, request is IQuery<TResponse>))]));
    }

    private static FieldError Field(ValidationFailure failure, bool isQuery)
    {
        var bracket = failure.PropertyName.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? failure.PropertyName : failure.PropertyName[..bracket];
        int? index = bracket < 0 ? null : int.Parse(failure.PropertyName[(bracket + 1)..^1], CultureInfo.InvariantCulture);
        return new FieldError(
            isQuery ? FieldSource.Query : FieldSource.Body, name, Enum.Parse<FieldProblem>(failure.ErrorCode), failure.ErrorMessage, index);
    }
}
