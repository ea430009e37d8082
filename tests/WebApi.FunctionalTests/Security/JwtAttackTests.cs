using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using static ScimPlatform.WebApi.FunctionalTests.Security.JwtIssuers;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>JWTs that somebody made up, or bent, for a server in Production with two issuers (RFC 8725).</summary>
internal sealed class JwtAttackTests : ServerFixture
{
    private const string Tenant = "acme";
    private const string Tokens = "/api/v1/admin/scim-tokens";
    private const string Users = "/scim/v2/Users";

    private static readonly JwtIssuers Issuers = new();
    private static readonly ExternalKey Attacker = ExternalKey.Rsa("first");

    private protected override TestServerSetup Setup => Issuers.Setup;

    private static IEnumerable<TestCaseData> Forged =>
    [
        .. new[] { "none", "None", "NONE", "nOnE", "" }.Select(algorithm => Case($"alg '{algorithm}'", Unsigned(algorithm, Payload(Tenant)))),
        Case("alg none with a signature", Unsigned("none", Payload(Tenant), "AAAA")),
        .. Issuers.Rsa.PublicForms().Select((form, number) => Case($"HMAC with the RSA key {number}", Hmac(form, Payload(Tenant), "first"))),
        .. Issuers.Ec.PublicForms().Select((form, number) => Case(
            $"HMAC with the EC key {number}", Hmac(form, With(Tenant, "iss", "https://sts.example.org"), "second"))),
        Case("HMAC with nothing", Hmac([], Payload(Tenant), "first")),
        Case("algorithm that is not on the list", Issuers.Rsa.Sign("RS384", First, Audience, TimeSpan.FromHours(1), ("sub", "ada"), ("tenant", Tenant))),
        Case("another's key by the same id", Attacker.SignRaw(GoodHeader, Payload(Tenant))),
        Case("jwk in the header", Attacker.SignRaw(Header($"\"jwk\":{Attacker.Jwk}"), Payload(Tenant))),
        Case("jku in the header", Attacker.SignRaw(Header("\"jku\":\"https://evil.example/jwks\""), Payload(Tenant))),
        Case("x5u in the header", Attacker.SignRaw(Header("\"x5u\":\"https://evil.example/cert\""), Payload(Tenant))),
        Case("x5c in the header", Attacker.SignRaw(Header("\"x5c\":[\"MIIB\"]"), Payload(Tenant))),
        Case("kid that is a path", Attacker.SignRaw("""{"alg":"RS256","kid":"../../../dev/null"}""", Payload(Tenant))),
        Case("kid that is SQL", Attacker.SignRaw("""{"alg":"RS256","kid":"' OR 1=1 --"}""", Payload(Tenant))),
        Case("unknown critical extension", Issuers.Rsa.SignRaw(Header("\"crit\":[\"exp\"]"), Payload(Tenant))),
        Case("changed payload", Changed(parts => $"{parts[0]}.{Base64UrlEncoder.Encode(With(Tenant, "sub", "eve"))}.{parts[2]}")),
        Case("no signature", Changed(parts => $"{parts[0]}.{parts[1]}.")),
        Case("half a signature", Changed(parts => $"{parts[0]}.{parts[1]}.{parts[2][..^20]}")),
        Case("five parts", Changed(parts => string.Join('.', parts) + ".e30.e30")),
        Case("too long", Issuers.Rsa.SignRaw(GoodHeader, With(Tenant, "pad", new string('a', 20_000)))),
    ];

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Later("no audience", () => Without(Tenant, "aud")),
        Later("another audience", () => With(Tenant, "aud", "another")),
        Later("other audiences", () => With(Tenant, "aud", new JsonArray("a", "b"))),
        Later("part of the audience", () => With(Tenant, "aud", "sci")),
        Later("no issuer", () => Without(Tenant, "iss")),
        Later("another issuer", () => With(Tenant, "iss", "https://evil.example")),
        Later("the other issuer", () => With(Tenant, "iss", "https://sts.example.org")),
        Later("more than the issuer", () => With(Tenant, "iss", First + "x")),
        Later("no expiry", () => Without(Tenant, "exp")),
        Later("expiry that is no time", () => With(Tenant, "exp", "tomorrow")),
        Later("expired for more than the skew", () => Expiring(Tenant, -65)),
        Later("valid from later than the skew", () => Beginning(Tenant, 75)),
        Later("no subject", () => Without(Tenant, "sub")),
        Later("subject too long", () => With(Tenant, "sub", new string('a', 256))),
        Later("two tenants", () => With(Tenant, "tenant", new JsonArray(Tenant, "example-corp"))),
        Later("no tenant in a list", () => With(Tenant, "tenant", new JsonArray())),
        Later("one tenant in a list", () => With(Tenant, "tenant", new JsonArray(Tenant))),
        Later("tenant that is an object", () => With(Tenant, "tenant", new JsonObject())),
        Later("tenant that is a number", () => With(Tenant, "tenant", 7)),
        Later("tenant that is null", () => With(Tenant, "tenant", null)),
        Later("subject in a list", () => With(Tenant, "sub", new JsonArray("ada"))),
        Later("subject that is an object", () => With(Tenant, "sub", new JsonObject { ["a"] = "b" })),
        Later("subject that is a number", () => With(Tenant, "sub", 7)),
        Later("client that is a list", () => Payload(Tenant, payload =>
        {
            payload.Remove("sub");
            payload["client_id"] = new JsonArray("ci");
        })),
        Later("scope that is an object", () => With(Tenant, "scope", new JsonObject { ["a"] = TestJwts.TenantScopes })),
        Later("scope of objects", () => With(Tenant, "scope", new JsonArray(new JsonObject(), "scim.tokens.read"))),
        Later("scope that is true", () => With(Tenant, "scope", true)),
        Later("audience with a slash behind it", () => With(Tenant, "aud", Audience + "/")),
        Later("audience in capitals", () => With(Tenant, "aud", Audience.ToUpperInvariant())),
        Later("audience that is an object", () => With(Tenant, "aud", new JsonObject { ["a"] = Audience })),
        Later("audience among objects", () => With(Tenant, "aud", new JsonArray(new JsonObject(), Audience))),
        Later("valid from after 2038", () => With(Tenant, "nbf", 4_000_000_000)),
        Later("valid from 1e300", () => Raw(Tenant, "nbf", "1e300")),
        Later("valid from before time", () => With(Tenant, "nbf", -1)),
        Later("valid from a word", () => With(Tenant, "nbf", "abc")),
        Later("valid from null", () => With(Tenant, "nbf", null)),
        Later("valid from the middle of a second", () => Raw(Tenant, "nbf", "1.5")),
        Later("expiry of 1e300", () => Raw(Tenant, "exp", "1e300")),
        Later("expiry of 2^64", () => Raw(Tenant, "exp", "18446744073709551616")),
        Later("expiry before time", () => With(Tenant, "exp", -1)),
        Later("issued at a word", () => With(Tenant, "iat", "abc")),
        Later("lone high surrogate", () => Raw(Tenant, "sub", "\"\\ud800\"")),
        Later("other lone high surrogate", () => Raw(Tenant, "sub", "\"\\udbff\"")),
        Later("lone low surrogate", () => Raw(Tenant, "sub", "\"\\udc00a\"")),
        Later("lone surrogate in the tenant", () => Raw(Tenant, "tenant", "\"\\ud800\"")),
        Later("subject twice", () => Payload(Tenant).Replace("\"sub\":\"ada\"", "\"sub\":\"eve\",\"sub\":\"ada\"", StringComparison.Ordinal)),
    ];

    private static IEnumerable<TestCaseData> Right =>
    [
        Later("as it should be", () => Payload(Tenant)),
        Later("expired within the skew", () => Expiring(Tenant, -45)),
        Later("valid from within the skew", () => Beginning(Tenant, 45)),
        Later("one of several audiences", () => With(Tenant, "aud", new JsonArray("another", Audience))),
        Later("expiry after 2038", () => With(Tenant, "exp", 4_000_000_000)),
        Later("expiry at the end of 64 bits", () => With(Tenant, "exp", long.MaxValue)),
        Later("scopes as a list", () => With(Tenant, "scope", new JsonArray("scim.tokens.read", "scim.users.read"))),
        Later("a subject with the replacement character", () => With(Tenant, "sub", "\ufffd")),
        Later("a subject with a pair of surrogates", () => Raw(Tenant, "sub", "\"\\ud83d\\ude00\"")),
    ];

    private static IEnumerable<string> Rubbish =>
    [
        "..", "...", "a..", ".a.", "e30..", "e30.e30.", "e30.e30.e30", "e30.!!.e30", "bm90IGpzb24.bm90IGpzb24.e30", "W10.W10.W10", "NQ.NQ.NQ",
        "eyJhbGciOjV9.eyJpc3MiOjV9.e30", "eyJhbGciOm51bGx9.eyJpc3MiOm51bGx9.e30", "eyJhbGciOlsiUlMyNTYiXX0.eyJpc3MiOlsiYSJdfQ.e30",
        "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjFlOTk5LCJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tLyJ9.e30", "\u00e9.\u00e9.\u00e9",
    ];

    [OneTimeSetUp]
    public async Task AddTenantAsync() => (await App.As(Issuers.Rsa.SignRaw(GoodHeader, Payload(Tenant, payload =>
    {
        payload.Remove("tenant");
        payload["scope"] = TestJwts.AllScopes;
    }))).PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{Tenant}}","scim_enabled":true}""")).Require(201);

    [TestCaseSource(nameof(Right))]
    public async Task Jwt_ThatIsGood_IsLetIn(Func<string> payload)
    {
        var caller = App.As(Issuers.Rsa.SignRaw(GoodHeader, payload()));

        Assert.That(((await caller.GetAsync(Tokens)).Status, (await caller.GetAsync(Users)).Status), Is.EqualTo((200, 200)));
    }

    [TestCaseSource(nameof(Forged))]
    public async Task Jwt_Forged_Is401OnBothPlanes(string authorization)
    {
        var caller = App.As(authorization);

        Assert.That(((await caller.GetAsync(Tokens)).Status, (await caller.GetAsync(Users)).Status), Is.EqualTo((401, 401)));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task Jwt_SignedButWrong_Is401OnBothPlanes(Func<string> payload)
    {
        var caller = App.As(Issuers.Rsa.SignRaw(GoodHeader, payload()));

        Assert.That(((await caller.GetAsync(Tokens)).Status, (await caller.GetAsync(Users)).Status), Is.EqualTo((401, 401)));
    }

    [TestCaseSource(nameof(Rubbish))]
    public async Task Credentials_OfNoForm_Are401(string rubbish)
    {
        foreach (var header in new[] { $"Bearer {rubbish}", rubbish, $"APIToken {rubbish}" })
        {
            Answer answer = await App.As(header).GetAsync(Tokens);

            Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        }
    }

    private static string Header(string member) => GoodHeader.Replace("}", $",{member}}}", StringComparison.Ordinal);

    private static string Changed(Func<string[], string> change) =>
        "Bearer " + change(Issuers.Rsa.SignRaw(GoodHeader, Payload(Tenant))["Bearer ".Length..].Split('.'));

    private static TestCaseData Case(string name, string value) => new TestCaseData(value).SetArgDisplayNames(name);

    // Made when the test runs: by then the time of its discovery is long ago.
    private static TestCaseData Later(string name, Func<string> payload) => new TestCaseData(payload).SetArgDisplayNames(name);
}
