using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>A PostgreSQL that takes no writes, has no connection left or holds one tenant up: who is told what, and that it is over by itself.</summary>
[NonParallelizable]
public sealed class PostgreSqlTroubleTests
{
    private const int Connections = 3;

    private readonly string role = $"scim_limited_{Guid.NewGuid():N}";
    private readonly List<TestServerApp> started = [];
    private string database = null!;

    private string Name => new NpgsqlConnectionStringBuilder(database).Database!;

    [OneTimeSetUp]
    public async Task MakeAsync()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        database = PostgreSqlDatabases.Take();
        await (await StartAsync(database)).DisposeAsync();
        started.Clear();
        await ExecuteAsync($"""
            CREATE ROLE {role} LOGIN CONNECTION LIMIT {Connections} PASSWORD 'limited';
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}
            """);
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var app in started)
        {
            await app.DisposeAsync();
        }

        started.Clear();
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        if (database is not null)
        {
            await ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");

            // Those that are in it were closed by the server.
            await using var ended = new NpgsqlConnection(database);
            NpgsqlConnection.ClearPool(ended);
            await PostgreSqlDatabases.GiveBackAsync(database);
        }
    }

    [Test]
    public async Task Writes_WhileTheDatabaseIsReadOnly_Are503AndReadsGoOn()
    {
        var app = await StartAsync(database);
        var connector = await (await app.AddTenantAsync()).ConnectorAsync();
        var user = (await AddAsync(connector, "ada")).Require(201)["id"]!.GetValue<string>();

        await SetReadOnlyAsync("SET default_transaction_read_only = on");
        await CloseConnectionsAsync();
        var refused = await AddAsync(connector, "grace");
        var read = await connector.GetAsync($"/scim/v2/Users/{user}");
        await SetReadOnlyAsync("RESET default_transaction_read_only");

        Assert.That((refused.Status, read.Status), Is.EqualTo((503, 200)), refused.Text);
        Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));

        // The connection of the read is from before: it is found out by the first write that meets it, and goes.
        var last = await AddAsync(connector, "grace");
        Assert.That(last.Status, Is.AnyOf(201, 503));
        (await AddAsync(connector, "hopper")).Require(201);
        Assert.That(
            (await connector.GetAsync("/scim/v2/Users?count=0"))["totalResults"]!.GetValue<int>(), Is.EqualTo(last.Status == 201 ? 3 : 2));
    }

    [Test]
    public async Task Requests_WhileTheServerGivesNoConnection_Are503UntilItDoes()
    {
        var app = await StartAsync(new NpgsqlConnectionStringBuilder(database) { Username = role, Password = "limited" }.ConnectionString);
        var connector = await (await app.AddTenantAsync()).ConnectorAsync();

        var others = await TakeConnectionsAsync();
        await CloseConnectionsAsync(others);
        var refused = await AddAsync(connector, "ada");
        var ready = await app.As(null).GetAsync("/health/ready");
        await ReleaseAsync(others);

        Assert.That((refused.Status, ready.Status), Is.EqualTo((503, 503)), refused.Text);
        Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        (await AddAsync(connector, "ada")).Require(201);
        Assert.That((await app.As(null).GetAsync("/health/ready")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Requests_WhileEveryConnectionOfThePoolIsAtWork_Are503UntilOneIsFree()
    {
        var app = await StartAsync(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = Connections, Timeout = 1 }.ConnectionString);
        var connector = await (await app.AddTenantAsync()).ConnectorAsync();
        List<Task<Answer>> working;
        await using (await LockAsync("LOCK TABLE users IN ACCESS EXCLUSIVE MODE"))
        {
            working = [.. Enumerable.Range(0, 2 * Connections).Select(number => AddAsync(connector, $"user-{number}"))];
            var first = await await Task.WhenAny(working);

            Assert.That((first.Status, first.Header("Retry-After") is null), Is.EqualTo((503, false)), first.Text);
        }

        var answers = await Task.WhenAll(working);
        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(201, 503));
        (await AddAsync(connector, "ada")).Require(201);
        var total = (await connector.GetAsync("/scim/v2/Users?count=0"))["totalResults"]!.GetValue<int>();
        Assert.That(total, Is.EqualTo(1 + answers.Count(answer => answer.Status == 201)));
    }

    [Test]
    public async Task Request_OfATenantThatTheDatabaseHoldsUp_Is504AndOthersAreServed()
    {
        var app = await StartAsync(database, ("Scim:TimeLimitSeconds", "2"));
        var slow = await app.AddTenantAsync();
        var connector = await slow.ConnectorAsync();
        var other = await (await app.AddTenantAsync()).ConnectorAsync();
        var user = await slow.AddUserAsync("ada");
        Task<Answer> held;
        await using (await LockAsync($"SELECT 1 FROM users WHERE id = '{user}' FOR UPDATE"))
        {
            held = connector.DeleteAsync($"/scim/v2/Users/{user}");
            while (!held.IsCompleted)
            {
                (await AddAsync(other, $"{Guid.NewGuid()}")).Require(201);
            }
        }

        Assert.That((await held).Status, Is.EqualTo(504));
        (await connector.GetAsync($"/scim/v2/Users/{user}")).Require(200);
        (await connector.DeleteAsync($"/scim/v2/Users/{user}")).Require(204);
    }

    private async Task<TestServerApp> StartAsync(string connection, params (string Key, string Value)[] settings)
    {
        var app = await TestServerApp.StartAsync(TestServerSetup.With(
        [
            ("Database:Provider", "PostgreSql"), ("Database:MigrateOnStartup", "true"), ("ConnectionStrings:ScimPlatform", connection), .. settings,
        ]));
        started.Add(app);
        return app;
    }

    private static Task<Answer> AddAsync(Caller connector, string name) => connector.PostAsync(
        "/scim/v2/Users", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}"}""");

    private async Task<IAsyncDisposable> LockAsync(string sql)
    {
        var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // As many as the role may have, however often the server takes one of them.
    private async Task<IReadOnlyList<NpgsqlConnection>> TakeConnectionsAsync()
    {
        var taken = new List<NpgsqlConnection>();
        while (taken.Count < Connections)
        {
            try
            {
                taken.Add(await OpenAsync(new NpgsqlConnectionStringBuilder(database) { Username = role, Password = "limited" }.ConnectionString));
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await CloseConnectionsAsync(taken);
            }
        }

        return taken;
    }

    private static async Task ReleaseAsync(IEnumerable<NpgsqlConnection> connections)
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    // As a server does that is restarted.
    private Task CloseConnectionsAsync(params IEnumerable<NpgsqlConnection> kept) => ExecuteAsync($"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL (ARRAY[{string.Join(',', kept.Select(connection => connection.ProcessID))}]::int[])
        """);

    // From another database, since this one may be read-only.
    private Task SetReadOnlyAsync(string setting) => ExecuteAsync($"ALTER DATABASE {Name} {setting}", PostgreSqlServer.ConnectionString);

    private async Task ExecuteAsync(string sql, string? where = null)
    {
        await using var connection = await OpenAsync(where ?? database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
