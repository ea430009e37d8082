using System.Text;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Console.Credentials;

/// <summary>The idempotency key of a form that mints: each time it is shown it has another one, so that a second click mints nothing.</summary>
internal static class FormKey
{
    public const string Name = "once";

    private static readonly string[] Uncounted = [Name, "form_token"];

    public static string New() => Guid.NewGuid().ToString("N");

    /// <exception cref="Refusal">the form has none</exception>
    public static IdempotencyKey Of(HttpContext context)
    {
        var form = context.Request.Form;
        var key = form[Name].ToString() is { Length: > 0 and <= IdempotencyKey.MaxLength } text
            ? text
            : throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, Name, FieldProblem.Missing, "is missing: load the page again")));
        var fields = form.Where(field => !Uncounted.Contains(field.Key)).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}");
        var route = $"POST {context.Request.Path}{context.Request.QueryString}";
        return IdempotencyKey.Of(context.User.Actor(), route, key, Encoding.UTF8.GetBytes(string.Join('\n', fields)));
    }
}
