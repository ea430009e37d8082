using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>What a client can get wrong, in every voice; what goes wrong on our side is in <see cref="FailureTests"/>.</summary>
[TestFixtureSource(typeof(Voice), nameof(Voice.All))]
internal sealed class ErrorSurfaceTests(Voice voice) : ServerFixture
{
    private static readonly string Deep = $"{{\"name\":{new string('[', 10_000)}{new string(']', 10_000)}}}";

    private static IEnumerable<TestCaseData> Malformed =>
    [
        Case("cut off", "{\"name\":"),
        Case("comma at the end", "{\"name\":\"a\",}"),
        Case("two documents", "{} {}"),
        Case("member twice", "{\"name\":\"a\",\"name\":\"b\"}"),
        Case("comment", "{/* a */}"),
        Case("single quotes", "{'name':'a'}"),
        Case("not JSON", "name=a"),
        Case("lone high surrogate", "{\"name\":\"a\\ud83d\"}"),
        Case("lone low surrogate", "{\"name\":\"\\ude00a\"}"),
        Case("lone surrogate in a member's name", "{\"\\ud83d\":1}"),
        Case("10,000 deep", Deep),
        Case("list", "[]"),
        Case("number", "5"),
        Case("string", "\"name\""),
        Case("null", "null"),
        Case("raw line break in a string", "{\"name\":\"a\nb\"}"),
        Case("NaN", "{\"expiration_days\":NaN}"),
    ];

    [TestCaseSource(nameof(Malformed))]
    public async Task MalformedBody_IsInvalidAndNothingChanges(string body)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, body);

        voice.AssertError(answer, voice.Invalid);
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [Test]
    public async Task InvalidUtf8_IsInvalid()
    {
        var tenant = await App.AddTenantAsync();
        byte[] body = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, voice.Path, body);

        voice.AssertError(answer, voice.Invalid);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task BodyOverTheLimit_Is413AndNothingChanges()
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{" + new string(' ', voice.BodyLimit - 1) + "}");

        voice.AssertError(answer, 413);
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [Test]
    public async Task BodyOfExactlyTheLimit_IsRead()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{" + new string(' ', voice.BodyLimit - 2) + "}");

        Assert.That(answer.Status, Is.AnyOf(200, voice.Invalid), answer.Text);
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("rubbish")]
    public async Task AnotherContentType_Is415AndNothingChanges(string type)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{}", ("Content-Type", type));

        voice.AssertError(answer, 415);
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("identity, gzip")]
    [TestCase("rubbish")]
    public async Task EncodedBody_Is415AndSaysWhatIsTaken(string encoding)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{}", ("Content-Encoding", encoding));

        voice.AssertError(answer, 415);
        Assert.That(answer.Header("Accept-Encoding"), Is.EqualTo("identity"));
    }

    [Test]
    public async Task BodyWithTheIdentityEncoding_IsRead()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{}", ("Content-Encoding", "identity"));

        Assert.That(answer.Status, Is.AnyOf(200, voice.Invalid), answer.Text);
    }

    [TestCase("application/json")]
    [TestCase("Application/JSON; charset=\"UTF-8\"")]
    [TestCase("application/scim+json")]
    [TestCase("application/scim+json; charset=utf-8")]
    public async Task JsonByAnyName_IsRead(string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(voice.Path, "{}", ("Content-Type", type));

        Assert.That(answer.Status, Is.AnyOf(200, voice.Invalid), answer.Text);
    }

    [Test]
    public async Task NoCredentials_Is401()
    {
        var answer = await App.As(null).PostAsync(voice.Path, "{}");

        voice.AssertError(answer, 401);
        Assert.That(answer.Header("WWW-Authenticate"), voice.Name is "Scim" or "F5XcUsers" ? Does.StartWith("Bearer resource_metadata=") : Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task BadCredentials_Are401()
    {
        var tenant = await App.AddTenantAsync();

        foreach (var (name, jwt) in App.Jwts.Bad(tenant.Slug))
        {
            var answer = await App.As(jwt).PostAsync(voice.Path, "{}");

            Assert.That(answer.Status, Is.EqualTo(401), name);
            voice.AssertError(answer, 401);
            Assert.That(answer.Header("WWW-Authenticate"), Does.StartWith("Bearer"), name);
        }
    }

    [Test]
    public async Task MissingScope_Is403()
    {
        var tenant = await App.AddTenantAsync();

        voice.AssertError(await tenant.As("scim.audit.read").PostAsync(voice.Path, "{}"), 403);
    }

    [Test]
    public async Task UnknownPath_Is404()
    {
        var tenant = await App.AddTenantAsync();

        voice.AssertError(await tenant.Admin.GetAsync(voice.Unknown), 404);
        voice.AssertError(await App.As(null).PostAsync(voice.Unknown, "{}"), 404);
    }

    [Test]
    public async Task AnotherMethod_Is405AndSaysWhichAreAllowed()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PutAsync(voice.Path, "{}");

        voice.AssertError(answer, 405);
        Assert.That(answer.Header("Allow")!.Split(',', StringSplitOptions.TrimEntries), Is.EquivalentTo(["GET", "HEAD", "POST"]));
    }

    [Test]
    public async Task Errors_OfAnyKind_CarryTheTraceIdOfTheCaller()
    {
        const string Id = "4bf92f3577b34da6a3ce929d0e0e4736";
        (string, string) trace = ("traceparent", $"00-{Id}-00f067aa0ba902b7-01");
        var tenant = await App.AddTenantAsync();

        Answer[] answers =
        [
            await App.As(null).PostAsync(voice.Path, "{}", trace),
            await tenant.As("").PostAsync(voice.Path, "{}", trace),
            await tenant.Admin.PostAsync(voice.Path, "[", trace),
            await tenant.Admin.PostAsync(voice.Path, "{}", trace, ("Content-Type", "text/plain")),
            await tenant.Admin.PutAsync(voice.Path, "{}", trace),
            await tenant.Admin.GetAsync(voice.Unknown, trace),
            await tenant.Admin.GetAsync(voice.Path, trace),
        ];

        Assert.That(answers.Select(answer => answer.Header("X-Trace-Id")), Is.All.EqualTo(Id));
    }

    [TestCase(null)]
    [TestCase("rubbish")]
    [TestCase("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task Errors_WithoutATraceOfTheCaller_HaveAnIdEach(string? traceparent)
    {
        (string, string)[] headers = traceparent is null ? [] : [("traceparent", traceparent)];

        var first = await App.As(null).PostAsync(voice.Path, "{}", headers);
        var second = await App.As(null).PostAsync(voice.Path, "{}", headers);

        Assert.That(first.Header("X-Trace-Id"), Does.Match("^[0-9a-f]{32}$").And.Not.EqualTo(new string('0', 32)));
        Assert.That(second.Header("X-Trace-Id"), Is.Not.EqualTo(first.Header("X-Trace-Id")));
    }

    private static TestCaseData Case(string what, string body) => new TestCaseData(body).SetArgDisplayNames(what);
}
