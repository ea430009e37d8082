using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.OAuthClients;

public sealed class OAuthClientTests
{
    private static readonly Actor Bob = new("https://issuer.example", "bob");
    private static readonly ClientTrust Trust = new("https://idp.example", null, "subject", "api://scim");

    private readonly Tenant tenant = A.Tenant().Build();

    [Test]
    public void Register_WithNothingButAName_MayDoAllForAnHourAndLetsNobodyIn()
    {
        var client = Client();

        Assert.That(client.Identifier.Value, Does.Match("^scim_client_[0-9A-Za-z]{20}$"));
        Assert.That((client.Status, client.Scopes, client.AccessTokenMinutes), Is.EqualTo((OAuthClientStatus.Active, TokenScopes.All, 60)));
        Assert.That((client.Secrets.Count, client.Jwks, client.JwksUri, client.Trust), Is.EqualTo((0, (string?)null, (string?)null, (ClientTrust?)null)));
    }

    [TestCase(59)]
    [TestCase(361)]
    public void Minutes_OutOfBounds_AreRefused(int minutes)
    {
        Assert.That(() => Client(minutes: minutes), Throws.TypeOf<InvalidAccessTokenMinutes>());
        Assert.That(() => Client().LetTokensLive(minutes, A.Moment), Throws.TypeOf<InvalidAccessTokenMinutes>());
    }

    [TestCase(60)]
    [TestCase(360)]
    public void Minutes_AtTheBounds_AreTaken(int minutes) => Assert.That(Client(minutes: minutes).AccessTokenMinutes, Is.EqualTo(minutes));

    [Test]
    public void Keys_InTwoPlaces_AreRefused()
    {
        var client = Client(new ClientKeys("{}", null));

        Assert.That(() => Client(new ClientKeys("{}", "https://idp.example/keys")), Throws.TypeOf<TwoKeySources>());
        Assert.That(() => client.UseKeys(new ClientKeys("{}", "https://idp.example/keys"), A.Moment), Throws.TypeOf<TwoKeySources>());
        client.UseKeys(new ClientKeys(null, "https://idp.example/keys"), A.Moment);
        Assert.That((client.Jwks, client.JwksUri), Is.EqualTo(((string?)null, "https://idp.example/keys")));
    }

    [TestCase("", "s", "a")]
    [TestCase("https://idp.example", "", "a")]
    [TestCase("https://idp.example", "s", "")]
    public void Trust_ThatIsIncomplete_IsRefusedAndTheOneBeforeStays(string issuer, string subject, string audience)
    {
        var client = Client(trust: Trust);

        Assert.That(() => client.Believe(new ClientTrust(issuer, null, subject, audience), A.Moment), Throws.TypeOf<IncompleteTrust>());
        Assert.That(client.Trust, Is.EqualTo(Trust));
        client.Believe(null, A.Moment);
        Assert.That(client.Trust, Is.Null);
    }

    [TestCase("api://scim")]
    [TestCase("api://scim/.default")]
    public void Trust_OfAnAudience_TakesBothFormsOfIt(string audience) =>
        Assert.That((Trust with { Audience = audience }).Audiences, Is.EquivalentTo(new[] { "api://scim", "api://scim/.default" }));

    [Test]
    public void MintSecret_BesideTwoLiveOnes_IsRefusedUntilOneHasEnded()
    {
        var client = Client();
        client.MintSecret(tenant, SecretLifetime.OfDays(1), A.Moment);
        client.MintSecret(tenant, SecretLifetime.Default, A.Moment);

        Assert.That(() => client.MintSecret(tenant, SecretLifetime.Default, A.Moment.AddDays(1).AddTicks(-1)), Throws.TypeOf<ClientSecretLimitReached>());
        client.MintSecret(tenant, SecretLifetime.Default, A.Moment.AddDays(1));
        Assert.That(client.Secrets, Has.Count.EqualTo(3));
    }

    [Test]
    public void MintSecret_ByTwoAtOnce_MovesTheVersionsThatTheyCollideOn()
    {
        var client = Client();
        var (version, generation) = (client.Version, tenant.TokenGeneration);

        var (secret, clear) = client.MintSecret(tenant, SecretLifetime.Default, A.Moment);

        Assert.That((client.Version > version, tenant.TokenGeneration), Is.EqualTo((true, generation + 1)));
        Assert.That((secret.Hash, secret.ExpiresAt), Is.EqualTo((clear.Hash, A.Moment.AddDays(365))));
        Assert.That(clear.Reveal(), Does.Match("^scim_secret_[0-9A-Za-z]{38}$"));
    }

    [Test]
    public void MintSecret_WhileScimIsOff_IsRefused() =>
        Assert.That(() => Client().MintSecret(A.Tenant().WithScimOff().Build(), SecretLifetime.Default, A.Moment), Throws.TypeOf<ScimNotEnabled>());

    [Test]
    public void MintSecret_BesideAsManyAsThereMayBe_IsRefused()
    {
        var client = Client();
        for (var day = 0; day < OAuthClient.MostSecrets; day++)
        {
            client.MintSecret(tenant, SecretLifetime.OfDays(1), A.Moment.AddDays(day));
        }

        Assert.That(() => client.MintSecret(tenant, SecretLifetime.Default, A.Moment.AddDays(30)), Throws.TypeOf<TooManySecrets>());
        Assert.That(client.DeleteSecret(client.Secrets[0].Id, revokesTokens: false, A.Moment.AddDays(30)), Is.True);
        client.MintSecret(tenant, SecretLifetime.Default, A.Moment.AddDays(30));
    }

    [TestCase(0)]
    [TestCase(1096)]
    public void SecretLifetime_OutOfBounds_IsRefused(int days) => Assert.That(() => SecretLifetime.OfDays(days), Throws.TypeOf<InvalidSecretLifetime>());

    [Test]
    public void Changes_ThatChangeNothing_LeaveTheVersionAlone()
    {
        var client = Client(trust: Trust);
        var version = client.Version;

        client.Switch(OAuthClientStatus.Active, A.Moment);
        client.Believe(Trust, A.Moment);
        client.Restrict(TokenScopes.All, [], A.Moment);

        Assert.That((client.Version, client.DeleteSecret(Guid.NewGuid(), revokesTokens: true, A.Moment)), Is.EqualTo((version, false)));
    }

    private OAuthClient Client(ClientKeys? keys = null, ClientTrust? trust = null, int minutes = 60) => OAuthClient.Register(
        tenant.Id, new OAuthClientRequest { Name = TokenName.Of("Entra"), Keys = keys ?? ClientKeys.None, Trust = trust, AccessTokenMinutes = minutes }, Bob, A.Moment);
}
