using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The whole server in this process, over a database file of its own that goes with it.</summary>
internal sealed class TestServerApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryDirectory? ownDirectory;

    private TestServerApp(WebApplication app, TemporaryDirectory? ownDirectory, string dataDirectory, bool listens)
    {
        this.app = app;
        this.ownDirectory = ownDirectory;
        DataDirectory = dataDirectory;
        Jwts = new TestJwts(app.Services.GetService<DevelopmentIssuer>());
        Client = listens ? new HttpClient() : app.GetTestClient();
        Client.BaseAddress = listens ? Url : new Uri("https://scim.example.com");
    }

    public string DataDirectory { get; }

    public string DatabaseFile => Path.Combine(DataDirectory, "scim-platform.db");

    public TestJwts Jwts { get; }

    public HttpClient Client { get; }

    /// <summary>Where it listens, if it does.</summary>
    public Uri Url => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public WebApplication Server => app;

    /// <summary>The operator of the platform, who belongs to no tenant.</summary>
    public Caller Platform => As(Jwts.Of(tenant: null, TestJwts.AllScopes));

    public static async Task<TestServerApp> StartAsync(TestServerSetup? setup = null)
    {
        setup ??= new TestServerSetup();
        var own = setup.DataDirectory is null ? new TemporaryDirectory() : null;
        var directory = setup.DataDirectory ?? own!.Path;
        if (own is not null && TestEngine.Provider == DatabaseProvider.Sqlite)
        {
            await MigratedDatabase.CopyToAsync(directory);
        }

        var app = WebApi.Hosting.Server.Build([], builder => Configure(builder, setup, directory));
        await Startup.PrepareAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new TestServerApp(app, own, directory, setup.Listens);
    }

    /// <param name="authorization">the whole header; null for none</param>
    public Caller As(string? authorization) => new(Client, authorization);

    /// <summary>A new tenant with a name that no other test has.</summary>
    public async Task<TestTenant> AddTenantAsync(int maxLiveTokens = 1)
    {
        var slug = $"t-{Guid.NewGuid():N}"[..20];
        var body = $$"""{"slug":"{{slug}}","scim_enabled":true,"max_live_tokens":{{maxLiveTokens}}}""";
        var created = await Platform.PostAsync("/api/v1/admin/tenants", body);
        return new TestTenant(this, Guid.Parse(created.Require(201)["id"]!.GetValue<string>()), slug);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownDirectory is not null)
        {
            await TestEngine.GiveBackAsync(DataDirectory);
            ownDirectory.Dispose();
        }
    }

    // A database server does not follow the time that a test sets.
    private static void ShareTime(IServiceCollection services)
    {
        if (services.Last(service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance is TimeProvider time && time != TimeProvider.System)
        {
            services.AddSingleton<ISharedClock>(new SetClock(time));
        }
    }

    private static void Configure(WebApplicationBuilder builder, TestServerSetup setup, string directory)
    {
        builder.Environment.EnvironmentName = setup.Environment;

        // Controllers are looked for in the application, which would otherwise be the test runner.
        builder.Environment.ApplicationName = typeof(WebApi.Hosting.Server).Assembly.GetName().Name!;
        if (setup.Listens)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDirectory"] = directory,
            ["RateLimits:Enabled"] = "false",
        });
        builder.Configuration.AddInMemoryCollection(TestEngine.SettingsFor(directory));
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Services.AddSingleton<IStartupFilter, ClientAddress>();

        // Run when the container is built, so that they come after what the server registers.
        builder.Host.ConfigureContainer<IServiceCollection>((_, services) =>
        {
            setup.Services(services);
            ShareTime(services);
        });
    }

    private sealed class SetClock(TimeProvider time) : ISharedClock
    {
        public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(time.Now());
    }
}
