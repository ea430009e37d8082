namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>How a client proves who it is. Neither prints what is in it.</summary>
/// <param name="ClientId">as it calls itself</param>
public abstract record ClientCredentials(string ClientId)
{
    /// <summary>What the audit calls this way.</summary>
    public abstract string Method { get; }

    public sealed override string ToString() => GetType().Name;

    /// <summary>A secret (RFC 6749 section 2.3.1).</summary>
    public sealed record Secret(string ClientId, string Clear, bool IsBasic) : ClientCredentials(ClientId)
    {
        public override string Method => IsBasic ? "client_secret_basic" : "client_secret_post";
    }

    /// <summary>An assertion (RFC 7523 section 2.2).</summary>
    /// <param name="ClientId">as it calls itself</param>
    /// <param name="Jwt">the assertion</param>
    /// <param name="Audiences">what it may call this server: the token endpoint, and the issuer</param>
    public sealed record Assertion(string ClientId, string Jwt, IReadOnlyList<string> Audiences) : ClientCredentials(ClientId)
    {
        public override string Method => "assertion";
    }
}
