namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Why a client was not let in, for its administrators. Without quotation marks, whose content the activity would hide.</summary>
internal static class RefusalTexts
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["client_disabled"] = "The client is disabled",
        ["address_not_allowed"] = "The address is in none of the networks of the client",
        ["secret_unknown"] = "The secret is none of the client",
        ["secret_expired"] = "The secret has expired",
        ["replayed"] = "The assertion was used before",
        ["form"] = "The assertion is no signed JWT",
        ["no_trust"] = "The client trusts no issuer and has no keys",
        ["issuer"] = "The issuer of the assertion is another",
        ["subject"] = "The subject of the assertion is another",
        ["audience"] = "The audience of the assertion is another",
        ["algorithm"] = "The algorithm of the assertion is not allowed",
        ["key_unknown"] = "The key of the assertion is none of the issuer",
        ["keys_unavailable"] = "The keys of the issuer cannot be had",
        ["signature"] = "The signature of the assertion is wrong",
        ["expired"] = "The assertion has expired",
        ["not_yet_valid"] = "The assertion is not valid yet",
        ["lifetime"] = "The assertion is valid for too long or has no end",
        ["no_jti"] = "The assertion has no jti",
    };

    public static string Of(string reason) => Texts.GetValueOrDefault(reason, reason);
}
