using System.Text;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>Requests to the token endpoint that are wrong, and those that only look so.</summary>
internal sealed class TokenRequestTests : OAuthFixture
{
    private TestTenant tenant = null!;
    private OAuthParty party = null!;

    [SetUp]
    public async Task CreateClientAsync()
    {
        tenant = await App.AddTenantAsync();
        party = await OAuthParty.CreateAsync(tenant);
    }

    [TestCase("", "grant_type is missing.", "invalid_request")]
    [TestCase("grant_type=&{client}", "grant_type is missing.", "invalid_request")]
    [TestCase("grant_type=password&{client}", "grant_type must be client_credentials.", "unsupported_grant_type")]
    [TestCase("grant_type=client_credentials&client_secret=x", "client_id is missing.", "invalid_request")]
    [TestCase("grant_type=client_credentials&grant_type=client_credentials&{client}", "A parameter stands in the form more than once.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&client_id=again", "A parameter stands in the form more than once.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&scope=%", "The form is malformed.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&scope=%4", "The form is malformed.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&scope=%FF", "The form is malformed.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&client_assertion=a.b.c", "The client must authenticate in one way only.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{id}&client_assertion=a.b.c", "client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{id}&client_assertion_type={type}", "client_assertion is missing.", "invalid_request")]
    [TestCase("grant_type=client_credentials&{client}&scope=everything", "A scope is not known.", "invalid_scope")]
    public async Task Ask_ByAFormThatIsWrong_Is400AndSaysHow(string form, string description, string error)
    {
        var answer = await OAuthParty.PostAsync(App, Filled(form));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, $$"""{"error":"{{error}}","error_description":"{{description}}"}""")));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task Ask_ByAScopeThatTheClientHasNot_IsInvalidScope()
    {
        await party.PatchAsync("""{"scopes":["users:read"]}""");

        var answer = await party.ByPostAsync("&scope=users:read+users:write");

        Assert.That((answer.Status, (string?)answer["error"]), Is.EqualTo((400, "invalid_scope")));
    }

    [Test]
    public async Task Ask_InTwoWays_Is400()
    {
        var basic = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{party.Id}:{party.Secret}"))}";

        var both = await OAuthParty.PostAsync(App, Filled("grant_type=client_credentials&{client}"), basic);
        var another = await OAuthParty.PostAsync(App, "grant_type=client_credentials&client_id=another", basic);
        var same = await OAuthParty.PostAsync(App, $"grant_type=client_credentials&client_id={party.Id}", basic);

        Assert.That((both.Status, another.Status, same.Status), Is.EqualTo((400, 400, 200)));
        Assert.That((string?)another["error_description"], Is.EqualTo("client_id is not that of the Authorization header."));
    }

    [Test]
    public async Task Ask_ByJson_Is400AndSaysThatAFormIsNeeded()
    {
        var answer = await App.As(null).PostAsync(OAuthParty.TokenUrl, $$"""{"grant_type":"client_credentials","client_id":"{{party.Id}}"}""");

        Assert.That((answer.Status, (string?)answer["error_description"]), Is.EqualTo((400, "The body must be a form: application/x-www-form-urlencoded.")));
    }

    [TestCase("")]
    [TestCase("&scope=")]
    [TestCase("&scope=scim")]
    [TestCase("&scope=scim+users%3Aread")]
    [TestCase("&unknown=ignored")]
    public async Task Ask_ForNothingInParticular_GetsAllThatTheClientHas(string more)
    {
        var answer = await party.ByPostAsync(more);

        Assert.That((answer.Status, (string?)answer["scope"]), Is.EqualTo((200, "users:read users:write groups:read groups:write")));
    }

    [TestCase("Basic")]
    [TestCase("Basic !")]
    [TestCase("Basic bm9jb2xvbg==")]
    [TestCase("Bearer x")]
    [TestCase("Negotiate abc")]
    public async Task Ask_ByAHeaderThatIsNone_Is401(string header)
    {
        var answer = await OAuthParty.PostAsync(App, "grant_type=client_credentials", header);

        Assert.That((answer.Status, (string?)answer["error"], answer.Header("WWW-Authenticate")), Is.EqualTo((401, "invalid_client", "Basic realm=\"oauth\"")));
    }

    [Test]
    public async Task Ask_ByBasicWithEscapedParts_IsLetIn()
    {
        var escaped = string.Concat(party.Id.Select(character => $"%{(int)character:X2}"));
        var basic = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{escaped}:{party.Secret}"))}";

        Assert.That((await OAuthParty.PostAsync(App, "grant_type=client_credentials", basic)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Ask_ByAWrongSecret_IsToldNoMoreThanAnUnknownClient()
    {
        var unknown = await OAuthParty.PostAsync(App, "grant_type=client_credentials&client_id=scim_client_00000000000000000000&client_secret=x");
        var other = await OAuthParty.CreateAsync(tenant);

        await AssertRefusedAsync(tenant, await party.ByPostAsync(secret: "wrong"), "secret_unknown");
        await AssertRefusedAsync(tenant, await party.ByBasicAsync(secret: other.Secret), "secret_unknown");
        Assert.That(unknown.Text, Is.EqualTo((await party.ByPostAsync(secret: "wrong")).Text));
    }

    [Test]
    public async Task Ask_ByAnExpiredSecret_IsRefused()
    {
        Time.Advance(TimeSpan.FromDays(365));

        // The administrator's JWT has expired as well; the next test sets the time on from here.
        var answer = await party.ByPostAsync();

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    private string Filled(string form) => form
        .Replace("{client}", $"client_id={party.Id}&client_secret={party.Secret}", StringComparison.Ordinal)
        .Replace("{id}", $"client_id={party.Id}", StringComparison.Ordinal)
        .Replace("{type}", Uri.EscapeDataString(OAuthParty.AssertionType), StringComparison.Ordinal);
}
