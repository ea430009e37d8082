using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>What goes wrong on our side, in every voice.</summary>
internal sealed class FailureTests : ServerFixture
{
    private const string Inner = "password=hunter2 at /var/lib/secret";

    private static readonly TenantView Known = new()
    {
        Id = Guid.NewGuid(),
        Slug = "known",
        DisplayName = "Known",
        ScimEnabled = true,
        MaxLiveTokens = 1,
        DefaultTokenLifetimeDays = 180,
        CompatibilityProfile = "default",
        Passwords = "keep",
        CreatedAt = default,
        UpdatedAt = default,
    };

    private Func<CancellationToken, Task<TenantView?>> find = _ => Task.FromResult<TenantView?>(Known);

    private protected override TestServerSetup Setup => TestServerSetup.With(("Scim:TimeLimitSeconds", "1")) with
    {
        Services = services =>
        {
            var queries = new Mock<ITenantQueries>();
            queries.Setup(port => port.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
                .Returns((string _, CancellationToken cancellationToken) => find(cancellationToken));
            services.AddScoped(_ => queries.Object);
        },
    };

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public async Task UnexpectedException_Is500AndSaysNothingOfItself(Voice voice)
    {
        find = _ => throw new InvalidOperationException(Inner);

        var answer = await App.As(App.Jwts.Of("known", TestJwts.TenantScopes)).GetAsync(voice.Path);

        voice.AssertError(answer, 500);
        Assert.That(answer.Text, Does.Not.Contain("hunter2").And.Not.Contain("InvalidOperation").And.Not.Contain("   at "));
    }

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public async Task UnreachableDatabase_Is503AndSaysWhenToTryAgain(Voice voice)
    {
        find = _ => throw new StoreUnavailable(new InvalidOperationException(Inner));

        var answer = await App.As(App.Jwts.Of("known", TestJwts.TenantScopes)).GetAsync(voice.Path);

        voice.AssertError(answer, 503);
        Assert.That(int.Parse(answer.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture), Is.Positive);
        Assert.That(answer.Text, Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task WorkThatTakesTooLong_Is504InEveryVoice()
    {
        find = async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };
        var caller = App.As(App.Jwts.Of("known", TestJwts.TenantScopes));

        var answers = await Task.WhenAll(Voice.All.Select(async voice => (voice, await caller.GetAsync(voice.Path))));

        foreach (var (voice, answer) in answers)
        {
            voice.AssertError(answer, 504);
        }
    }

    [Test]
    public async Task LockedDatabase_WriteIs503AndReadGoesOn()
    {
        TestEngine.RequireSqlite();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup());
        var tenant = await app.AddTenantAsync();
        await using var locked = await StartWithShortWaitAsync(app.DataDirectory);
        await using var other = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");
        var caller = locked.As(app.Jwts.Of(tenant.Slug, TestJwts.TenantScopes));

        var refused = await caller.PostAsync("/api/web/namespaces/system/scim_token");
        var read = await caller.GetAsync("/api/v1/admin/scim-tokens");
        await ExecuteAsync(other, "ROLLBACK");
        var minted = await caller.PostAsync("/api/web/namespaces/system/scim_token");

        Assert.That((refused.Status, read.Status, minted.Status), Is.EqualTo((503, 200, 200)), refused.Text);
        Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
    }

    private static Task<TestServerApp> StartWithShortWaitAsync(string directory)
    {
        var connection = $"Data Source={Path.Combine(directory, "scim-platform.db")};Default Timeout=1";
        return TestServerApp.StartAsync(TestServerSetup.With(("ConnectionStrings:ScimPlatform", connection)) with { DataDirectory = directory });
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
