using System.Globalization;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Values of query parameters; what cannot be one is refused by its parameter's name.</summary>
internal static class QueryValues
{
    public static Guid? Uuid(string parameter, string? text) => text is null ? null
        : Domain.Common.Uuid.OrNull(text) ?? throw Bad(parameter, FieldProblem.NotUuid, "must be a uuid");

    /// <summary>A time as RFC 3339 section 5.6 writes it: with seconds and a zone.</summary>
    public static DateTimeOffset? Time(string parameter, string? text) => text is null ? null
        : WireTime.OrNull(text) ?? throw Bad(parameter, FieldProblem.BadForm, WireTime.Expected);

    /// <summary>A status, or a class of them such as 4xx: from which to which.</summary>
    public static (int? Lowest, int? Highest) Statuses(string parameter, string? text) => text switch
    {
        null => (null, null),
        [>= '1' and <= '5' and var first, 'x' or 'X', 'x' or 'X'] => ((first - '0') * 100, ((first - '0') * 100) + 99),
        [>= '1' and <= '5', >= '0' and <= '9', >= '0' and <= '9'] => (int.Parse(text, CultureInfo.InvariantCulture), int.Parse(text, CultureInfo.InvariantCulture)),
        _ => throw Bad(parameter, FieldProblem.BadForm, "must be a status such as 409 or a class of them such as 4xx"),
    };

    private static Refusal Bad(string parameter, FieldProblem problem, string message) =>
        new(Error.Invalid(new FieldError(FieldSource.Query, parameter, problem, message)));
}
