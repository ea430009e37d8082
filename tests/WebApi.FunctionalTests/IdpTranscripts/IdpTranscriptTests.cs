using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

public sealed class IdpTranscriptTests : ServerFixture
{
    private const string Planted = """
        {
          "about": "a conversation that must fail",
          "steps": [
            {
              "name": "creates a user", "method": "POST", "path": "/Users",
              "body": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "{{unique}}", "title": "Engineer"},
              "expect": {"status": 201, "body": {"userName": "{{unique}}"}},
              "capture": {"userId": "id"}
            },
            {
              "name": "reads it", "method": "GET", "path": "/Users/{{userId}}",
              "expect": $
            }
          ]
        }
        """;

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => With([]);

    private static IEnumerable<TestCaseData> Conversations() =>
        from file in TranscriptFile.All()
        from profile in file.Profiles
        select new TestCaseData(file.Transcript, profile).SetArgDisplayNames($"{file}/{profile}");

    [TestCaseSource(nameof(Conversations))]
    public async Task Replay_UnderAProfile_EveryStepIsAnsweredAsExpected(object transcript, string profile)
    {
        var conversation = (Transcript)transcript;
        await using var own = conversation.Settings.Count > 0 ? await TestServerApp.StartAsync(With(conversation.Settings)) : null;
        var tenant = await TenantAsync(own ?? App, profile);
        await using var connector = conversation.SignIn is { } way ? await SignedInConnector.OfAsync(way, tenant, time) : null;
        var replay = new Replay(tenant, (await tenant.MintAsync()).Secret, time, connector);

        var failures = await replay.RunAsync(conversation);

        Assert.That(string.Join('\n', failures), Is.Empty);
    }

    [TestCase("""{"status": 200, "body": {"title": "Engineer"}}""", null)]
    [TestCase("""{"status": 404}""", "expected status 404 but got 200")]
    [TestCase("""{"status": 200, "body": {"title": "Manager"}}""", "at ./title expected \"Manager\" but got \"Engineer\"")]
    [TestCase("""{"status": 200, "body": {"emails": [{"value": "a"}]}}""", "at ./emails expected [{\"value\":\"a\"}] but got nothing")]
    [TestCase("""{"status": 200, "body": {"schemas": ["urn:a"]}}""", "at ./schemas expected an element \"urn:a\" among")]
    [TestCase("""{"status": 200, "at": {"meta": {}}}""", "at meta expected exactly {} but got {")]
    [TestCase("""{"status": 200, "count": {"schemas": 2}}""", "at schemas expected 2 elements but got 1")]
    [TestCase("""{"status": 200, "absent": ["title"]}""", "at title expected nothing")]
    [TestCase("""{"status": 200, "headers": {"ETag": "W/\"2\""}}""", "expected the header ETag to be W/\"2\" but got W/\"1\"")]
    [TestCase("""{"status": 200, "body": {"id": "{{other}}"}}""", "nothing was captured as 'other'")]
    [TestCase("""{"status": 200, "withinMilliseconds": 0}""", "expected an answer within 0 ms but waited")]
    public async Task Replay_PlantedExpectation_FailureNamesTheStepAndBothSides(string expectation, string? difference)
    {
        var transcript = Transcript.Parse(Planted.Replace("$", expectation, StringComparison.Ordinal));
        var tenant = await TenantAsync(App, "default");
        var replay = new Replay(tenant, (await tenant.MintAsync()).Secret, time);

        var failures = await replay.RunAsync(transcript);

        Assert.That(string.Join('\n', failures), difference is null ? Is.Empty : Does.StartWith($"step 2 'reads it': {difference}"));
    }

    private static async Task<TestTenant> TenantAsync(TestServerApp app, string profile)
    {
        var tenant = await app.AddTenantAsync();
        var patched = await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"compatibility_profile":"{{profile}}"}""");
        patched.Require(200);
        return tenant;
    }

    private TestServerSetup With(Dictionary<string, string?> settings) => new()
    {
        Settings = settings,
        Services = services => services.AddSingleton<TimeProvider>(time),
    };
}
