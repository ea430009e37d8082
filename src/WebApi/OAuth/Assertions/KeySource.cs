namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>Where the keys of an assertion are: as an administrator said, never as the assertion does.</summary>
internal abstract record KeySource
{
    /// <summary>In the client's document.</summary>
    public sealed record Inline(string Jwks) : KeySource;

    /// <summary>At an address.</summary>
    public sealed record At(string Uri) : KeySource;

    /// <summary>Where the issuer's discovery document says.</summary>
    public sealed record Discovered(string Issuer) : KeySource;
}
