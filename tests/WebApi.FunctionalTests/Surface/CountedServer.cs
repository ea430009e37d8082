using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>A server over PostgreSQL whose round trips to it are counted.</summary>
internal sealed class CountedServer : IAsyncDisposable
{
    private readonly ProxiedPostgreSql database;

    private CountedServer(ProxiedPostgreSql database, TestServerApp app) => (this.database, App) = (database, app);

    public TestServerApp App { get; }

    public static async Task<CountedServer> StartAsync()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        var database = new ProxiedPostgreSql();

        // Time stands still, so that no job of the server's goes to the database meanwhile.
        var app = await TestServerApp.StartAsync(new TestServerSetup
        {
            Settings = new()
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:MigrateOnStartup"] = "true",
                ["ConnectionStrings:ScimPlatform"] = database.ConnectionString,
            },
            Services = services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(TimeProvider.System.GetUtcNow())),
        });
        return new CountedServer(database, app);
    }

    /// <summary>Sends the request twice, since the first opens connections and prepares what is kept, and has the second one counted.</summary>
    /// <param name="kind">what is counted, to be printed</param>
    /// <param name="bar">how many round trips it may take</param>
    /// <param name="send">sends one</param>
    public async Task RequireAsync(string kind, int bar, Func<Task> send)
    {
        await send();
        var before = database.Proxy.RoundTrips;

        await send();

        var taken = database.Proxy.RoundTrips - before;
        await TestContext.Out.WriteLineAsync($"{kind}: {taken}");
        Assert.That(taken, Is.LessThanOrEqualTo(bar));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await database.DisposeAsync();
    }
}
