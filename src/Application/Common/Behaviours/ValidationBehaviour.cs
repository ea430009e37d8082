using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Refuses a request that its validators find fault with, naming every field at once.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
{
    private readonly IValidator<TRequest>[] validators = [.. validators];

    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (validators.Length == 0)
        {
            return next();
        }

        var failures = validators.SelectMany(validator => validator.Validate(request).Errors).ToList();
        return failures.Count == 0
            ? next()
            : throw new Refusal(Error.Invalid([.. failures.Select(failure => Field(failure, request is IQuery<TResponse>))]));
    }

    private static FieldError Field(ValidationFailure failure, bool isQuery)
    {
        var steps = failure.PropertyName.Split('.').Select(Step).ToList();
        var within = steps.SkipLast(1).SelectMany(step => step.Index is { } index ? new object[] { InJson(step.Name), index } : [InJson(step.Name)]);
        var (name, place) = steps[^1];
        return new FieldError(
            isQuery ? FieldSource.Query : FieldSource.Body,
            steps.Count == 1 ? name : InJson(name),
            Enum.Parse<FieldProblem>(failure.ErrorCode),
            failure.ErrorMessage,
            place)
        { Within = [.. within] };
    }

    private static (string Name, int? Index) Step(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? (text, null) : (text[..bracket], int.Parse(text[(bracket + 1)..^1], CultureInfo.InvariantCulture));
    }

    // Objects within a body are SCIM's own, in every dialect.
    private static string InJson(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
