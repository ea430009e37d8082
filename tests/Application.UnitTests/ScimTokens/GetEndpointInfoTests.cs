using Moq;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.ScimTokens;

public sealed class GetEndpointInfoTests
{
    private const string BaseUrl = "https://id.example/scim/v2";

    private const string TokenUrl = "https://id.example/oauth/token";

    private static readonly TenantId Tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));

    private readonly Mock<IScimTokenQueries> tokens = new();

    [Test]
    public async Task Handle_ForATenant_NamesTheSevenIdentityProvidersWithTheirUrls()
    {
        var info = await HandleAsync();

        Assert.That(info.BaseUrl, Is.EqualTo(BaseUrl));
        Assert.That(info.IdentityProviders.Select(provider => (provider.Id, provider.Name, provider.Url)), Is.EqualTo(new[]
        {
            ("okta", "Okta", BaseUrl),
            ("entra", "Microsoft Entra ID", BaseUrl + "?aadOptscim062020"),
            ("onelogin", "OneLogin", BaseUrl),
            ("ping", "Ping", BaseUrl),
            ("jumpcloud", "JumpCloud", BaseUrl),
            ("google", "Google Workspace", BaseUrl),
            ("keycloak", "Keycloak", BaseUrl),
        }));
    }

    [TestCase("okta", "SCIM connector base URL", "Authorization")]
    [TestCase("entra", "Tenant URL", "Secret Token")]
    [TestCase("onelogin", "SCIM Base URL", "SCIM Bearer Token")]
    [TestCase("ping", "SCIM URL", "Access Token")]
    [TestCase("jumpcloud", "Base URL", "Token Key")]
    [TestCase("google", "Endpoint URL", "Access token")]
    [TestCase("keycloak", "SCIM 2.0 endpoint", "Auth password/token")]
    public async Task Handle_ForATenant_SaysWhereUrlAndTokenGo(string id, string urlField, string tokenField)
    {
        var provider = (await HandleAsync()).IdentityProviders.Single(provider => provider.Id == id);

        Assert.That(provider.Fields[urlField], Is.EqualTo(provider.Url));
        Assert.That(provider.Fields[tokenField], Is.EqualTo("the token that was shown when it was minted"));
        Assert.That(provider.Steps, Has.Count.AtLeast(4));
        Assert.That(provider.Steps.Concat(provider.Fields.Values), Has.All.Matches<string?>(text => !string.IsNullOrWhiteSpace(text)));
    }

    [Test]
    public async Task Handle_ForATenant_SaysHowEntraSignsInAtTheTokenEndpoint()
    {
        var providers = (await HandleAsync()).IdentityProviders;
        var ways = providers.Single(provider => provider.Id == "entra").OAuth!;

        Assert.That(providers.Where(provider => provider.OAuth is not null).Select(provider => provider.Id), Is.EqualTo(["entra"]));
        Assert.That(ways.Select(way => (way.Id, way.Url)), Is.EqualTo(new[] { ("client_secret", BaseUrl + "?aadOptscim062020"), ("federation", BaseUrl + "?aadOptscim062020") }));
        Assert.That(ways[0].Fields, Is.EqualTo(new Dictionary<string, string>
        {
            ["Authentication method"] = "OAuth2 client credentials grant",
            ["Tenant URL"] = BaseUrl + "?aadOptscim062020",
            ["Token Endpoint"] = TokenUrl,
            ["Client Identifier"] = "the id of the OAuth client",
            ["Client Secret"] = "the secret that was shown when it was minted",
        }));
        Assert.That(ways[1].Fields, Is.EqualTo(new Dictionary<string, string>
        {
            ["Authentication method"] = "Workload Identity Federation",
            ["Client ID"] = "the id of the OAuth client",
            ["Token URL"] = TokenUrl,
            ["SCIM URL"] = BaseUrl + "?aadOptscim062020",
        }));
        Assert.That(ways[0].FromProvider, Is.Empty);
        Assert.That(
            ways[1].FromProvider.Select(value => (value.Name, value.Member)),
            Is.EqualTo(new[] { ("Issuer", "trust.issuer"), ("JWKS URL", "trust.jwks_uri"), ("Subject", "trust.subject"), ("Audience", "trust.audience") }));
    }

    [Test]
    public async Task Handle_ForATenant_ShowsTheFeaturesThatTheCodeHas() =>
        Assert.That((await HandleAsync()).Features, Is.SameAs(ScimFeatures.Current));

    [Test]
    public async Task Handle_WithoutALiveToken_ShowsNone() => Assert.That((await HandleAsync()).NewestToken, Is.Null);

    [Test]
    public async Task Handle_WithTwoLiveTokens_ShowsTheFirstOfTheList()
    {
        var mapper = DependencyInjection.MapperConfiguration().CreateMapper();
        var newest = ScimTokenMappings.View(mapper, A.Token().Build(), null, A.Moment, null);
        var older = ScimTokenMappings.View(mapper, A.Token().Build(), null, A.Moment, null);

        Assert.That((await HandleAsync(newest, older)).NewestToken, Is.SameAs(newest));
    }

    private Task<EndpointInfo> HandleAsync(params ScimTokenView[] live)
    {
        tokens.Setup(port => port.ListLiveAsync(Tenant, A.Moment, It.IsAny<CancellationToken>())).ReturnsAsync(live);
        return new GetEndpointInfoHandler(tokens.Object, new FixedTime()).Handle(
            new GetEndpointInfoQuery(Tenant, BaseUrl, TokenUrl), CancellationToken.None);
    }
}
