using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

internal static class TokenDialectDrivers
{
    public static ITokenDialectDriver[] All => [new F5Xc(), new Unleash(), new Admin(), new Truto()];

    public static ITokenDialectDriver[] WithIds => [new Admin(), new Truto()];

    private static void AssertProblem(Answer answer, int status, string mediaType)
    {
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.ContentType, Is.EqualTo(mediaType));
        Assert.That(answer.Header("X-Trace-Id"), Does.Match("^[0-9a-f]{32}$"));
    }

    internal sealed class F5Xc : ITokenDialectDriver
    {
        public string MintPath => "/api/web/namespaces/system/scim_token";

        public string ReadPath => MintPath;

        public string ReadScope => "scim.tokens.read";

        public string? MintBody => """{"expiration_days":90,"namespace":"system"}""";

        public string? BadBody => """{"expiration_days":0}""";

        public int Invalid => 400;

        public bool Replaces => true;

        public string SecretMember => "data";

        public string? PathOf(string id) => null;

        public async Task RevokeAsync(Caller caller, Answer minted) =>
            (await caller.PostAsync("/api/web/namespaces/system/revoke/scim_token", """{"namespace":"system"}""")).Require(200);

        public void AssertError(Answer answer, int status)
        {
            AssertProblem(answer, status, "application/json");
            Assert.That(answer.Json.GetValue<string>(), Is.Not.Empty);
        }

        public override string ToString() => nameof(F5Xc);
    }

    internal sealed class Unleash : ITokenDialectDriver
    {
        private static readonly Dictionary<int, string> Names = new()
        {
            [400] = "BadDataError",
            [401] = "AuthenticationRequired",
            [403] = "NoAccessError",
            [404] = "NotFoundError",
            [405] = "MethodNotAllowedError",
            [409] = "ConflictError",
            [413] = "PayloadTooLargeError",
            [415] = "ContentTypeError",
            [429] = "RateLimitError",
            [500] = "InternalError",
            [503] = "UnavailableError",
            [504] = "TimeoutError",
        };

        public string MintPath => "/api/admin/scim-settings/generate-new-token";

        public string ReadPath => "/api/admin/scim-settings";

        public string ReadScope => "scim.tenants.read";

        public string? MintBody => null;

        public string? BadBody => null;

        public int Invalid => 400;

        public bool Replaces => true;

        public string SecretMember => "token";

        public string? PathOf(string id) => null;

        // A token of Unleash's ends when the next one is generated.
        public async Task RevokeAsync(Caller caller, Answer minted) => (await caller.PostAsync(MintPath)).Require(200);

        public void AssertError(Answer answer, int status)
        {
            AssertProblem(answer, status, "application/json");
            string[] members = ["id", "name", "message"];
            Assert.That(answer.Members, Is.EquivalentTo(status == 400 ? [.. members, "details"] : members));
            Assert.That(Guid.TryParse(answer["id"]!.GetValue<string>(), out _), Is.True);
            Assert.That(answer["name"]!.GetValue<string>(), Is.EqualTo(Names[status]));
            Assert.That(answer["message"]!.GetValue<string>(), Is.Not.Empty);
        }

        public override string ToString() => nameof(Unleash);
    }

    internal sealed class Admin : ITokenDialectDriver
    {
        public string MintPath => "/api/v1/admin/scim-tokens/";

        public string ReadPath => MintPath;

        public string ReadScope => "scim.tokens.read";

        public string? MintBody => """{"name":"IdP"}""";

        public string? BadBody => """{"name":""}""";

        public int Invalid => 422;

        public bool Replaces => false;

        public string SecretMember => "token";

        public string? PathOf(string id) => $"/api/v1/admin/scim-tokens/{id}";

        public async Task RevokeAsync(Caller caller, Answer minted) =>
            (await caller.DeleteAsync(PathOf(minted["id"]!.GetValue<string>())!)).Require(204);

        public void AssertError(Answer answer, int status)
        {
            AssertProblem(answer, status, "application/json");
            Assert.That(answer.Members, Is.EqualTo(["detail"]));
            Assert.That(answer["detail"]!.GetValueKind(), Is.EqualTo(
                status == 422 ? System.Text.Json.JsonValueKind.Array : System.Text.Json.JsonValueKind.String));
        }

        public override string ToString() => nameof(Admin);
    }

    internal sealed class Truto : ITokenDialectDriver
    {
        public string MintPath => "/scim-token";

        public string ReadPath => MintPath;

        public string ReadScope => "scim.tokens.read";

        public string? MintBody => """{"name":"Okta provisioning"}""";

        public string? BadBody => """{"name":""}""";

        public int Invalid => 422;

        public bool Replaces => false;

        public string SecretMember => "token";

        public string? PathOf(string id) => $"/scim-token/{id}";

        public async Task RevokeAsync(Caller caller, Answer minted) =>
            (await caller.DeleteAsync(PathOf(minted["id"]!.GetValue<string>())!)).Require(204);

        public void AssertError(Answer answer, int status)
        {
            AssertProblem(answer, status, "application/problem+json");
            string[] members = ["type", "title", "status", "detail", "trace_id"];
            Assert.That(answer.Members, Is.EquivalentTo(status == 422 ? [.. members, "errors"] : members));
            Assert.That(answer["status"]!.GetValue<int>(), Is.EqualTo(status));
            Assert.That(answer["trace_id"]!.GetValue<string>(), Is.EqualTo(answer.Header("X-Trace-Id")));
        }

        public override string ToString() => nameof(Truto);
    }
}
