using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Refuses a request that its validators or its reader find fault with, naming every field at once.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators, IRequestFaults faults)
    : IPipelineBehavior<TRequest, TResponse>
{
    private readonly IValidator<TRequest>[] validators = [.. validators];

    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var noted = request is IAside ? [] : faults.Take();
        if (validators.Length == 0 && noted.Count == 0)
        {
            return next();
        }

        var found = validators.SelectMany(validator => validator.Validate(request).Errors)
            .Select(failure => Field(failure, request is IQuery<TResponse>))
            .Where(field => !noted.Any(known => IsSame(known, field)));
        IReadOnlyList<FieldError> fields = [.. noted.Where(field => field.Problem != FieldProblem.Unknown), .. found, .. noted.Where(field => field.Problem == FieldProblem.Unknown)];
        return fields.Count == 0 ? next() : throw new Refusal(Error.Invalid(fields));
    }

    // What could not be read was given some value to go on with, of which nothing more is to be said.
    private static bool IsSame(FieldError noted, FieldError found) =>
        noted.Name.Replace("_", "", StringComparison.Ordinal).Equals(found.Name, StringComparison.OrdinalIgnoreCase)
        && noted.Within.SequenceEqual(found.Within);

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
