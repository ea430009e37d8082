using Microsoft.AspNetCore.Http;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>How keys of clients and issuers are fetched and kept.</summary>
internal sealed class KeyFetchTests : OAuthFixture
{
    private TestTenant tenant = null!;
    private OAuthParty party = null!;

    [SetUp]
    public async Task CreateClientAsync()
    {
        tenant = await App.AddTenantAsync();
        party = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp), withSecret: false);
    }

    [Test]
    public async Task Keys_OfAnIssuer_AreFetchedOnceAndKept()
    {
        await LetInAsync();
        await LetInAsync();

        Assert.That((Idp.KeyFetches, Idp.Discoveries), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Keys_ThatRotate_AreFetchedAtOnceAndThenOnceAMinute()
    {
        await LetInAsync();
        Idp.Key = ExternalKey.Rsa("second");
        await LetInAsync();
        Assert.That(Idp.KeyFetches, Is.EqualTo(2));

        Idp.Key = ExternalKey.Rsa("third");
        await AssertRefusedAsync(tenant, await AskAsync(), "key_unknown");
        Assert.That(Idp.KeyFetches, Is.EqualTo(2));

        Time.Advance(TimeSpan.FromSeconds(60));
        await LetInAsync();
        Assert.That(Idp.KeyFetches, Is.EqualTo(3));
    }

    [Test]
    public async Task Keys_ThatNobodyHas_AreAskedForOnceAMinuteHoweverManyCome()
    {
        await LetInAsync();
        var unknown = Assertion.Signed(ExternalKey.Rsa("imagined"), Assertion.ClaimsOfIssuer(Idp, Time));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => party.ByAssertionAsync(unknown)));

        Assert.That(Idp.KeyFetches, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_OfAnIssuerThatIsDown_StayGood()
    {
        await LetInAsync();
        Idp.InsteadOfKeys = context => FailAsync(context);
        Time.Advance(TimeSpan.FromHours(3));

        await LetInAsync();
        await LetInAsync();

        Assert.That(Idp.KeyFetches, Is.EqualTo(2));
    }

    // The first load does not count: whose issuer was down for a moment is not kept out for a minute.
    [TestCase(true)]
    [TestCase(false)]
    public async Task Keys_ThatCannotBeHadAtFirst_AreHadByTheNextRequest(bool isAddressKnown)
    {
        party = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp, withKeys: isAddressKnown), withSecret: false);
        Idp.InsteadOfKeys = context => FailAsync(context);
        await AssertRefusedAsync(tenant, await AskAsync(), "keys_unavailable");
        Idp.InsteadOfKeys = null;

        await LetInAsync();
        await LetInAsync();

        Assert.That(Idp.KeyFetches, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_ThatCannotBeHadAgainAndAgain_AreAskedForOnceASecond()
    {
        Idp.InsteadOfKeys = context => FailAsync(context);
        for (var request = 0; request < 5; request++)
        {
            await AssertRefusedAsync(tenant, await AskAsync(), "keys_unavailable");
        }

        Assert.That(Idp.KeyFetches, Is.EqualTo(2));
        Idp.InsteadOfKeys = null;
        Time.Advance(TimeSpan.FromSeconds(1));
        await LetInAsync();
        Assert.That(Idp.KeyFetches, Is.EqualTo(3));
    }

    [Test]
    public async Task Keys_BehindARedirect_AreNotFetched()
    {
        Idp.InsteadOfKeys = context =>
        {
            context.Response.Redirect(Idp.ElsewhereUrl);
            return Task.CompletedTask;
        };

        await AssertRefusedAsync(tenant, await AskAsync(), "keys_unavailable");
        Assert.That(Idp.Elsewhere, Is.Zero);
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("<html>")]
    [TestCase("{\"keys\":{}}")]
    [TestCase("{\"keys\":[null]}")]
    [TestCase("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"first\",\"k\":\"AAAA\"}]}")]
    [TestCase("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"first\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}")]
    [TestCase("{\"keys\":[{\"kty\":\"EC\",\"kid\":\"first\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}]}")]
    public async Task Keys_ThatAreNone_LetNobodyIn(string document)
    {
        Idp.InsteadOfKeys = context => context.Response.WriteAsync(document);

        var answer = await AskAsync();

        Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        Assert.That((await RefusalsAsync(tenant))[^1], Is.AnyOf("keys_unavailable", "key_unknown"));
    }

    [Test]
    public async Task Keys_OfMoreThan256Kilobytes_AreNotRead()
    {
        Idp.InsteadOfKeys = context => context.Response.WriteAsync(Idp.Key.Jwks + new string(' ', 256 * 1024));

        await AssertRefusedAsync(tenant, await AskAsync(), "keys_unavailable");
    }

    [Test]
    public async Task Keys_ThatTakeTooLong_AreNotWaitedFor()
    {
        var asked = new TaskCompletionSource();
        Idp.InsteadOfKeys = async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        // Five seconds of the system's clock, which the timers of these tests go by; without an end to it the test would have none either.
        await AssertRefusedAsync(tenant, await AskAsync().WaitAsync(TimeSpan.FromMinutes(1)), "keys_unavailable");
        Assert.That(asked.Task.IsCompleted, Is.True);
    }

    [Test]
    public async Task Discovery_OfTheIssuer_FindsItsKeys()
    {
        var discovered = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp, withKeys: false), withSecret: false);

        Assert.That((await discovered.ByAssertionAsync(Assertion.OfIssuer(Idp, Time))).Status, Is.EqualTo(200));
        Assert.That((Idp.Discoveries, Idp.KeyFetches), Is.EqualTo((1, 1)));
    }

    [TestCase("https://another.example", null)]
    [TestCase(null, "https://10.0.0.1/keys")]
    [TestCase(null, "http://192.0.2.1/keys")]
    [TestCase(null, "file:///etc/passwd")]
    [TestCase(null, "keys")]
    public async Task Discovery_ThatIsNotAsItShouldBe_LetsNobodyIn(string? issuer, string? keys)
    {
        (Idp.DiscoveredIssuer, Idp.DiscoveredKeys) = (issuer, keys);
        var discovered = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp, withKeys: false), withSecret: false);

        await AssertRefusedAsync(tenant, await discovered.ByAssertionAsync(Assertion.OfIssuer(Idp, Time)), "keys_unavailable");
        Assert.That(Idp.KeyFetches, Is.Zero);
    }

    [Test]
    public async Task Keys_OfAClient_MayBeAtAnAddress()
    {
        var client = await OAuthParty.CreateAsync(tenant, $"\"jwks_uri\":\"{Idp.KeysUrl}\"", withSecret: false);

        var answer = await client.ByAssertionAsync(Assertion.OfClient(client, Idp.Key, Time));

        Assert.That((answer.Status, Idp.KeyFetches), Is.EqualTo((200, 1)));
    }

    private static Task FailAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private Task<Http.Answer> AskAsync() => party.ByAssertionAsync(Assertion.OfIssuer(Idp, Time));

    private async Task LetInAsync() => (await AskAsync()).Require(200);
}
