using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>F5's pages have a namespace in path and body whose value "is always system".</summary>
internal static class SystemNamespace
{
    /// <summary>As a regular expression.</summary>
    public const string Form = $"^{Name}$";

    private const string Name = "system";

    /// <exception cref="Refusal">not found: the path names another namespace; invalid: the body does</exception>
    public static void Require(string inPath, string? inBody = null)
    {
        if (inPath != Name)
        {
            throw new Refusal(Error.NotFound("Namespace"));
        }

        if (inBody is not null && inBody != Name)
        {
            throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, "namespace", FieldProblem.NotOneOf, $"must be \"{Name}\"")));
        }
    }
}
