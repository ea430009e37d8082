using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.OAuthClients.AccessTokens;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>Finds in a request how a client proves who it is: in exactly one way (RFC 6749 section 2.3).</summary>
internal static class PresentedCredentials
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string Basic = "Basic ";

    /// <param name="request">the request</param>
    /// <param name="form">its body</param>
    /// <param name="audiences">what an assertion may call this server</param>
    /// <exception cref="Refusal">invalid: none that can be read, or several; unauthenticated: none, or of an unknown kind</exception>
    public static ClientCredentials Of(HttpRequest request, StrictForm form, IReadOnlyList<string> audiences)
    {
        var basic = OfBasic(request);
        var (id, secret, assertion) = (form["client_id"], form["client_secret"], form["client_assertion"]);
        var ways = new[] { basic is not null, secret is not null, assertion is not null || form["client_assertion_type"] is not null };
        if (ways.Count(isThere => isThere) > 1)
        {
            throw StrictForm.Invalid("The client must authenticate in one way only.");
        }

        if (basic is { } presented)
        {
            return id is null || id == presented.Id
                ? new ClientCredentials.Secret(presented.Id, presented.Secret, IsBasic: true)
                : throw StrictForm.Invalid("client_id is not that of the Authorization header.");
        }

        return id is null ? throw StrictForm.Invalid("client_id is missing.")
            : secret is not null ? new ClientCredentials.Secret(id, secret, IsBasic: false)
            : ways[^1] ? OfAssertion(id, assertion, form["client_assertion_type"], audiences)
            : throw Unauthenticated();
    }

    private static ClientCredentials.Assertion OfAssertion(string id, string? assertion, string? type, IReadOnlyList<string> audiences) =>
        type != JwtBearer ? throw StrictForm.Invalid($"client_assertion_type must be {JwtBearer}.")
        : assertion is null ? throw StrictForm.Invalid("client_assertion is missing.")
        : new ClientCredentials.Assertion(id, assertion, audiences);

    // Both parts are encoded as in a form, before they are joined and encoded in base64.
    private static (string Id, string Secret)? OfBasic(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return null;
        }

        var bytes = new byte[request.Headers.Authorization.ToString().Length];
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            throw Unauthenticated();
        }

        var pair = bytes.AsSpan(0, length);
        var colon = pair.IndexOf((byte)':');
        return colon >= 0 && StrictForm.Decode(pair[..colon]) is { } id && StrictForm.Decode(pair[(colon + 1)..]) is { } secret
            ? (id, secret)
            : throw Unauthenticated();
    }

    private static Refusal Unauthenticated() => new(new Error(ErrorKind.Unauthenticated, "Client authentication failed."));
}
