using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>What an assertion of a client has to be.</summary>
/// <param name="Method">what the audit calls this way</param>
/// <param name="Issuer">who signs</param>
/// <param name="Subject">for whom</param>
/// <param name="Audiences">made for whom: one of these</param>
/// <param name="Keys">where the keys are</param>
/// <param name="Longest">how far ahead it may end</param>
/// <param name="NeedsId">whether it must have a <c>jti</c></param>
internal sealed record AssertionRules(
    string Method, string Issuer, string Subject, IReadOnlyList<string> Audiences, KeySource Keys, TimeSpan Longest, bool NeedsId)
{
    private static readonly TimeSpan OfClients = TimeSpan.FromHours(1);
    private static readonly TimeSpan OfIssuers = TimeSpan.FromHours(24);

    /// <param name="client">whose assertion</param>
    /// <param name="issuer">who signed it, as it says</param>
    /// <param name="subject">for whom, as it says</param>
    /// <param name="audiences">what this server is called by clients that sign themselves</param>
    /// <exception cref="AssertionRefused">the client has no keys for it and trusts nobody who could have signed it</exception>
    public static AssertionRules Of(StoredClient client, string? issuer, string? subject, IReadOnlyList<string> audiences)
    {
        var id = client.Identifier.Value;
        if (issuer == id && subject == id)
        {
            KeySource? keys = client.Keys switch
            {
                { Jwks: { } document } => new KeySource.Inline(document),
                { JwksUri: { } address } => new KeySource.At(address),
                _ => null,
            };
            return new AssertionRules("private_key_jwt", id, id, audiences, keys ?? throw new AssertionRefused("no_trust"), OfClients, NeedsId: true);
        }

        var trust = client.Trust ?? throw new AssertionRefused("no_trust");

        // Nothing is fetched for what can only be refused.
        return issuer != trust.Issuer
            ? throw new AssertionRefused("issuer", issuer, trust.Issuer)
            : new AssertionRules(
                "federated",
                trust.Issuer,
                trust.Subject,
                trust.Audiences,
                trust.JwksUri is { } at ? new KeySource.At(at) : new KeySource.Discovered(trust.Issuer),
                OfIssuers,
                NeedsId: false);
    }
}
