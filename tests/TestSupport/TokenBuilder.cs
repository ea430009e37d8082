using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.TestSupport;

/// <summary>A token that may do everything from anywhere, the only one of its tenant.</summary>
public sealed class TokenBuilder
{
    public const string Prefix = "scim_test_";

    private Tenant? tenant;
    private LiveTokens? live;
    private string? name = "Okta production";
    private int? lifetime;
    private TokenScopes scopes = TokenScopes.All;
    private string[] networks = [];
    private string prefix = Prefix;
    private Actor mintedBy = new("https://issuer.example", "alice");
    private DateTimeOffset mintedAt = A.Moment;

    public TokenBuilder For(Tenant value) => With(() => tenant = value);

    public TokenBuilder Beside(LiveTokens value) => With(() => live = value);

    public TokenBuilder WithName(string? value) => With(() => name = value);

    /// <summary>How long it lives; null leaves that to the tenant.</summary>
    public TokenBuilder WithLifetime(int? days) => With(() => lifetime = days);

    public TokenBuilder WithScopes(TokenScopes value) => With(() => scopes = value);

    public TokenBuilder WithNetworks(params string[] value) => With(() => networks = value);

    public TokenBuilder WithPrefix(string value) => With(() => prefix = value);

    public TokenBuilder MintedBy(Actor value) => With(() => mintedBy = value);

    public TokenBuilder MintedAt(DateTimeOffset moment) => With(() => mintedAt = moment);

    public ScimToken Build() => Mint().Token;

    public (ScimToken Token, TokenSecret Secret) Mint()
    {
        var request = new TokenRequest(
            name is null ? null : TokenName.Of(name),
            lifetime is { } days ? TokenLifetime.OfDays(days) : null,
            scopes,
            [.. networks.Select(AllowedNetwork.Of)]);
        return ScimToken.Mint(
            tenant ?? A.Tenant().Build(), live ?? new LiveTokens([], mintedAt), request, prefix, mintedBy, mintedAt);
    }

    private TokenBuilder With(Action change)
    {
        change();
        return this;
    }
}
