namespace ScimPlatform.Domain.Common;

/// <summary>Who does something.</summary>
/// <param name="Issuer">who vouches for the subject: a JWT's issuer, or <see cref="Platform"/> for the platform itself</param>
/// <param name="Subject">who it is, for that issuer</param>
public sealed record Actor(string Issuer, string Subject)
{
    public const string Platform = "scim-platform";

    public static Actor System { get; } = new(Platform, "system");

    /// <summary>A client that did not sign in.</summary>
    public static Actor Anonymous { get; } = new(Platform, "anonymous");

    /// <param name="clientId">as the client calls itself</param>
    public static Actor OAuthClient(string clientId) => new(Platform, $"oauth-client:{clientId}");

    /// <summary>Whoever got in by a setup link: the link is known, the person is not.</summary>
    public static Actor SetupLink(Guid linkId) => new(Platform, $"setup-link:{linkId}");

    public static Actor Token(Guid tokenId) => new(Platform, $"scim-token:{tokenId}");
}
