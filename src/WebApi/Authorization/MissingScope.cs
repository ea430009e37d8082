using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>What somebody is told whose scopes do not allow what was asked for.</summary>
internal static class MissingScope
{
    /// <param name="needed">what would allow it, in words</param>
    public static Error Of(string needed) =>
        Error.Forbidden($"The credentials do not allow this: it needs {needed}.") with { IsMissingScope = true };
}
