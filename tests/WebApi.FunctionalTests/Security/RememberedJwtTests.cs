using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>A JWT that was found right is not checked again, and is refused once it would be.</summary>
public sealed class RememberedJwtTests
{
    private const string Issuer = "https://issuer.example.com";
    private const string Audience = "scim";

    private static readonly ExternalKey Key = ExternalKey.Rsa("first");

    private RememberedJwts jwts = null!;
    private TokenValidationParameters parameters = null!;

    [SetUp]
    public void Begin()
    {
        jwts = new RememberedJwts(new JwtSecurityTokenHandler { MapInboundClaims = false }, mostJwts: 2);
        parameters = new TokenValidationParameters { ValidIssuer = Issuer, ValidAudience = Audience, IssuerSigningKeys = KeysOf(Key) };
    }

    [Test]
    public void Validate_OfTheSameJwtAgain_AnswersWhatWasFoundBefore()
    {
        var jwt = Jwt("ada");

        var first = Validate(jwt);

        Assert.That(Validate(jwt), Is.SameAs(first));
        Assert.That(first.FindFirstValue("sub"), Is.EqualTo("ada"));
        Assert.That(first.FindFirstValue("iss"), Is.EqualTo(Issuer));
    }

    [Test]
    public void Validate_OfAnother_AnswersItsOwnClaims()
    {
        Validate(Jwt("ada"));

        Assert.That(Validate(Jwt("bob")).FindFirstValue("sub"), Is.EqualTo("bob"));
    }

    [Test]
    public void Validate_OnceItsKeyIsNotInUseAnyMore_Refuses()
    {
        var jwt = Jwt("ada");
        Validate(jwt);

        parameters.IssuerSigningKeys = KeysOf(ExternalKey.Rsa("second"));

        Assert.That(() => Validate(jwt), Throws.InstanceOf<SecurityTokenSignatureKeyNotFoundException>());
    }

    [Test]
    public void Validate_WhenTheKeysWereFetchedAgain_ChecksItAgain()
    {
        var jwt = Jwt("ada");
        var first = Validate(jwt);

        parameters.IssuerSigningKeys = KeysOf(Key);

        Assert.That(Validate(jwt), Is.Not.SameAs(first));
    }

    [Test]
    public void Validate_OnceItsLifetimeHasEnded_Refuses()
    {
        var jwt = Jwt("ada");
        Validate(jwt);
        var end = default(DateTime?);

        parameters.LifetimeValidator = (_, expires, _, _) =>
        {
            end = expires;
            return false;
        };

        Assert.That(() => Validate(jwt), Throws.InstanceOf<SecurityTokenInvalidLifetimeException>());
        Assert.That(end, Is.EqualTo(new JwtSecurityToken(jwt).ValidTo));
    }

    [Test]
    public void Validate_OfAJwtThatSaysNotFromWhen_AnswersItAgain()
    {
        var jwt = Key.SignRaw("""{"alg":"RS256","kid":"first"}""", $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}","exp":2147483647}""")["Bearer ".Length..];

        var first = Validate(jwt);

        Assert.That(Validate(jwt), Is.SameAs(first));
    }

    [Test]
    public void Validate_OfAKnownJwtWithAnotherSignature_Refuses()
    {
        var (ada, bob) = (Jwt("ada"), Jwt("bob"));
        Validate(ada);
        Validate(bob);

        var mixed = ada[..ada.LastIndexOf('.')] + bob[bob.LastIndexOf('.')..];

        Assert.That(() => Validate(mixed), Throws.InstanceOf<SecurityTokenInvalidSignatureException>());
    }

    [Test]
    public void Validate_OfMoreThanItHolds_ForgetsThem()
    {
        var jwt = Jwt("ada");
        var first = Validate(jwt);

        Validate(Jwt("bob"));
        Validate(Jwt("eve"));

        Assert.That(Validate(jwt), Is.Not.SameAs(first));
    }

    [Test]
    public void Validate_OfAnyJwt_KeepsNothingThatCouldBePresentedAgain()
    {
        var jwt = Jwt("ada");

        jwts.ValidateToken(jwt, parameters, out var token);

        Assert.That(((JwtSecurityToken)token).RawData, Is.Null);
        Assert.That(((JwtSecurityToken)token).Header.Kid, Is.EqualTo("first"));
    }

    private static IList<SecurityKey> KeysOf(ExternalKey key) => new JsonWebKeySet(key.Jwks).GetSigningKeys();

    private static string Jwt(string subject) =>
        Key.Sign("RS256", Issuer, Audience, TimeSpan.FromHours(1), ("sub", subject))["Bearer ".Length..];

    private ClaimsPrincipal Validate(string jwt) => jwts.ValidateToken(jwt, parameters, out _);
}
