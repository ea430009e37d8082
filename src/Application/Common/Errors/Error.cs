using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.Common.Errors;

/// <summary>A refusal as data; what the client sees of it is up to its dialect.</summary>
public sealed record Error(ErrorKind Kind, string Detail)
{
    /// <summary>The keyword for SCIM clients, where the RFC has one.</summary>
    public ScimType? ScimType { get; init; }

    /// <summary>The fields at fault.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The word of RFC 6749 section 5.2 for OAuth clients, where the kind does not say it.</summary>
    public string? OAuthCode { get; init; }

    /// <summary>Whether credentials with another scope would do (RFC 6750 section 3.1).</summary>
    public bool IsMissingScope { get; init; }

    public static Error Invalid(params IReadOnlyList<FieldError> fields) =>
        new(ErrorKind.Invalid, string.Join(" ", fields.Select(field => field.Message))) { Fields = fields };

    public static Error NotFound(string what) => new(ErrorKind.NotFound, $"{what} not found.");

    public static Error Forbidden(string why) => new(ErrorKind.Forbidden, why);
}
