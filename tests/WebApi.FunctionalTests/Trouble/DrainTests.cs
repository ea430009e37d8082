using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using ScimPlatform.Infrastructure;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>SIGTERM under load: what was begun is ended, nothing new is taken, the process ends well, and what it acknowledged is there.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class DrainTests(DatabaseProvider provider)
{
    private const int Workers = 4;
    private const int Enough = 40;

    private TemporaryDirectory directory = null!;
    private string? database;

    private Dictionary<string, string> Settings => database is null ? new() : new()
    {
        ["Database__Provider"] = nameof(DatabaseProvider.PostgreSql),
        ["Database__MigrateOnStartup"] = "true",
        ["ConnectionStrings__ScimPlatform"] = database,
    };

    [SetUp]
    public void MakeDatabase()
    {
        Assume.That(provider == DatabaseProvider.Sqlite || PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        directory = new TemporaryDirectory();
        database = provider == DatabaseProvider.PostgreSql ? PostgreSqlDatabases.Take() : null;
    }

    [TearDown]
    public async Task RemoveDatabaseAsync()
    {
        directory?.Dispose();
        if (database is not null)
        {
            await PostgreSqlDatabases.GiveBackAsync(database);
        }
    }

    [Test]
    public async Task Terminate_UnderLoad_EndsWellAndLosesNothing()
    {
        var made = new ConcurrentBag<string>();
        string token;
        await using (var server = await ServerProcess.StartAsync(directory.Path, Settings))
        {
            token = await Operator.AddTenantAsync(server, "acme");
            var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(server.As(token), made))).ToList();
            while (made.Count < Enough && !workers.Exists(worker => worker.IsCompleted))
            {
                await Task.Delay(5);
            }

            Assert.That(await server.StopAsync(), Is.Zero);
            await Task.WhenAll(workers);
        }

        await using var next = await ServerProcess.StartAsync(directory.Path, Settings);
        var users = await Task.WhenAll(made.Select(id => next.As(token).GetAsync($"/scim/v2/Users/{id}")));
        Assert.That(made, Has.Count.GreaterThanOrEqualTo(Enough));
        Assert.That(users.Select(user => user.Status), Is.All.EqualTo(200));
    }

    [Test]
    public async Task Terminate_WhileARequestIsAtWork_AnswersItAndTakesNoOther()
    {
        await using var server = await ServerProcess.StartAsync(directory.Path, Settings);
        var connector = server.As(await Operator.AddTenantAsync(server, "acme"));
        (await connector.PostAsync("/scim/v2/Users", Operator.User("grace"))).Require(201);
        Task<Answer> working;
        Task<int> ending;
        await using (await LockAsync())
        {
            working = connector.PostAsync("/scim/v2/Users", Operator.User("ada"));
            await UntilItWaitsAsync(server, working);
            ending = server.StopAsync();
            await UntilRefusedAsync(server);
            Assert.That((working.IsCompleted, ending.IsCompleted), Is.EqualTo((false, false)));
        }

        Assert.That((await working).Status, Is.EqualTo(201));
        Assert.That(await ending, Is.Zero);
    }

    // Until the server is gone.
    private static async Task WorkAsync(Caller connector, ConcurrentBag<string> made)
    {
        while (await AnswerAsync(() => connector.PostAsync("/scim/v2/Users", Operator.User($"{Guid.NewGuid()}"))) is { } created)
        {
            made.Add(created.Require(201)["id"]!.GetValue<string>());
        }
    }

    /// <returns>null where the server takes no connection or has ended this one</returns>
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> send)
        where T : class
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    // Another one that asks and is answered, on a connection of its own, shows that the first has long been begun.
    private static async Task UntilItWaitsAsync(ServerProcess server, Task<Answer> working)
    {
        for (var time = 0; time < 20; time++)
        {
            (await server.As(null).GetAsync("/health/live")).Require(200);
            await Task.Delay(10);
        }

        Assert.That(working.IsCompleted, Is.False);
    }

    private static async Task UntilRefusedAsync(ServerProcess server)
    {
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress, DefaultRequestHeaders = { ConnectionClose = true } };
        while (await AnswerAsync(() => client.GetAsync(new Uri("/health/live", UriKind.Relative))) is { } answer)
        {
            answer.Dispose();
            await Task.Delay(10);
        }
    }

    /// <summary>Keeps every writer waiting until it is disposed of.</summary>
    private async Task<IAsyncDisposable> LockAsync()
    {
        if (database is null)
        {
            var file = new SqliteConnection($"Data Source={Path.Combine(directory.Path, "scim-platform.db")};Pooling=False");
            await file.OpenAsync();
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", file);
            await begin.ExecuteNonQueryAsync();
            return file;
        }

        var connection = new NpgsqlConnection($"{database};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE users IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
