using System.Globalization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.OpenApi;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>The errors of the token endpoint and of revocation are in the document, with the body that they have (RFC 6749 section 5.2).</summary>
internal sealed class DocumentedErrorTests : ServerFixture
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Wrong = "grant_type=client_credentials&client_id=scim_client_00000000000000000000&client_secret=x&token=x";
    private const string Unsupported =
        """{"error":"invalid_request","error_description":"The body must be a form: application/x-www-form-urlencoded, without a Content-Encoding."}""";

    private static readonly string[] Paths = ["/oauth/token", "/oauth/revoke"];

    private protected override TestServerSetup Setup => TestServerSetup.With(("RateLimits:Enabled", "true"), ("RateLimits:FailedSignInsPerMinute", "3"));

    [Test]
    public async Task Errors_OfTheEndpoint_AreAsTheDocumentSays([ValueSource(nameof(Paths))] string path)
    {
        Answer[] answers =
        [
            await SendAsync(path, "{}", "application/json"),
            await SendAsync(path, Wrong, Form),
            await SendAsync(path, new string('a', (64 * 1024) + 1), Form),
            await EncodedAsync(path),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([400, 401, 413, 415]));
        foreach (var answer in answers)
        {
            RequireDocumented(path, answer);
        }

        Assert.That(answers[3].Text, Is.EqualTo(Unsupported));
        Assert.That(Operation(path).Statuses, Does.Contain(429).And.Contain(500).And.Contain(503).And.Contain(504).And.Not.Contain(403).And.Not.Contain(404));
    }

    [Test]
    public async Task Errors_OfTooManyClientsThatAreNotLetIn_AreAsTheDocumentSays([ValueSource(nameof(Paths))] string path)
    {
        await using var app = await TestServerApp.StartAsync(Setup);
        Answer answer;
        var tries = 0;
        do
        {
            answer = await app.As(null).PostAsync(path, Wrong, ("Content-Type", Form));
        }
        while (answer.Status == 401 && ++tries < 10);

        Assert.That(answer.Status, Is.EqualTo(429));
        Assert.That(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), Is.Positive);
        RequireDocumented(path, answer);
    }

    // Nobody signs in to read these, so that nobody is refused either.
    [TestCase("/.well-known/oauth-authorization-server")]
    [TestCase("/.well-known/oauth-protected-resource/scim/v2")]
    public void Metadata_OfTheServer_HasNoErrorsOfCredentials(string path) =>
        Assert.That(Operation(path).Statuses, Does.Contain(200).And.Not.Contain(401).And.Not.Contain(403));

    private static DocumentedOperation Operation(string path) => DocumentedApi.Operations.Single(operation => operation.Path == path);

    private static void RequireDocumented(string path, Answer answer)
    {
        Assert.That(Operation(path).Statuses, Does.Contain(answer.Status));
        var schema = Operation(path).Answer(answer.Status, answer.ContentType);
        Assert.That(schema, Is.Not.Null, $"{answer.Status} {answer.ContentType}");
        Assert.That(SchemaCheck.Faults(answer.Json, schema!), Is.Empty);
    }

    private Task<Answer> SendAsync(string path, string body, string type) => App.As(null).PostAsync(path, body, ("Content-Type", type));

    private Task<Answer> EncodedAsync(string path) => App.As(null).PostAsync(path, Wrong, ("Content-Type", Form), ("Content-Encoding", "gzip"));
}
