namespace ScimPlatform.Domain.OAuthClients;

/// <summary>Whose assertions sign a client in that holds no secret: those of one issuer, for one subject, made for one audience.</summary>
/// <param name="Issuer">as the assertions name it</param>
/// <param name="JwksUri">where its keys are; null finds them by OpenID discovery</param>
/// <param name="Subject">as the assertions name it</param>
/// <param name="Audience">as the assertions name it, with or without <c>/.default</c></param>
public sealed record ClientTrust(string Issuer, string? JwksUri, string Subject, string Audience)
{
    public const int MaxTextLength = 512;

    private const string DefaultScope = "/.default";

    /// <summary>The audience in both forms: Microsoft Entra ID shows it with <c>/.default</c> and sends it without.</summary>
    public IReadOnlyList<string> Audiences => Audience.EndsWith(DefaultScope, StringComparison.Ordinal)
        ? [Audience[..^DefaultScope.Length], Audience]
        : [Audience, Audience + DefaultScope];
}
