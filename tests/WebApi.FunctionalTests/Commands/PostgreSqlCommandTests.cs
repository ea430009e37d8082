using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary>The commands as an operator types them, on PostgreSQL. What each says in every case, their tests on SQLite say.</summary>
public sealed class PostgreSqlCommandTests
{
    // SQLite alone is asked whether its file is whole.
    private const string AllWell = "schema: ok\norphans: ok\ntotals: ok\naudit: ok\n";

    private readonly List<string> made = [];
    private TemporaryDirectory directory = null!;
    private string database = null!;

    private string Export => Path.Combine(directory.Path, "acme.jsonl");

    [SetUp]
    public void Make()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        directory = new TemporaryDirectory();
        database = Take();
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        directory?.Dispose();
        foreach (var taken in made)
        {
            await PostgreSqlDatabases.GiveBackAsync(taken);
        }

        made.Clear();
    }

    [Test]
    public async Task Migrate_OfAnEmptyDatabase_MakesItOnce()
    {
        var empty = Take(isEmpty: true);

        var before = await RunAsync(empty, "check");
        var first = await RunAsync(empty, "migrate");
        var second = await RunAsync(empty, "migrate");

        Assert.That(before, Is.EqualTo((1, "", Operator.NothingThere)));
        Assert.That((first.Code, first.Error, second.Code, second.Error), Is.EqualTo((0, "", 0, "")));
        Assert.That(first.Output, Does.Match(@"\A[^\n]*[1-9][0-9]*[^\n]*\n\z"));
        Assert.That(second.Output, Does.Contain("0"));
        Assert.That((await RunAsync(empty, "check")).Code, Is.Zero);
    }

    [Test]
    public async Task Migrate_OnAServerOfAnotherEncoding_MakesADatabaseOfUtf8([Values("migrate", "serve")] string command)
    {
        Assume.That(PostgreSqlCluster.FindPrograms(), Is.Not.Null, "The programs of PostgreSQL are not here.");
        using var cluster = PostgreSqlCluster.Start(PostgreSqlCluster.FindPrograms()!, encoding: "LATIN1");
        var fresh = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "Scim platform" }.ConnectionString;

        if (command == "migrate")
        {
            Assert.That((await RunAsync(fresh, "migrate")).Error, Is.Empty);
        }

        await using var server = await ServerProcess.StartAsync(directory.Path, Settings(fresh));
        var authorization = await Operator.AddTenantAsync(server, "acme");
        (await server.As(authorization).PostAsync("/scim/v2/Users", Operator.User("βαβς"))).Require(201);

        Assert.That(await ExecuteAsync("SHOW server_encoding", cluster.ConnectionString), Is.EqualTo("LATIN1"));
        Assert.That(
            await ExecuteAsync("SELECT concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype) FROM pg_database WHERE datname = 'Scim platform'", cluster.ConnectionString),
            Is.EqualTo("UTF8 C C"));
    }

    [Test]
    public async Task Check_OfWrongTotals_EndsWith2()
    {
        var tenant = await CreateAsync();
        var well = await RunAsync(database, "check");
        await ExecuteAsync($"INSERT INTO directorytotals (tenantid, share, users, groups, changes) VALUES ('{tenant}', 0, 7, 0, 1)", database);

        Assert.That(well, Is.EqualTo((0, AllWell, "")));
        Assert.That(await RunAsync(database, "check"), Is.EqualTo((
            2, $"schema: ok\norphans: ok\ntotals: {tenant}: the total of Users is 7, and there are 0\naudit: ok\n", "")));
    }

    [Test]
    public async Task TenantCreate_Twice_IsRefusedTheSecondTime()
    {
        var tenant = await CreateAsync();

        var again = await RunAsync(database, "tenant", "create", "acme");

        Assert.That(Guid.TryParse(tenant, out _), Is.True);
        Assert.That((again.Code, again.Output, again.Error.Count(character => character == '\n')), Is.EqualTo((1, "", 1)));
    }

    [Test]
    public async Task TenantExport_OfAServedTenant_IsServedFromEachEngineToTheSameToken()
    {
        string authorization, user;
        await using (var server = await ServerProcess.StartAsync(directory.Path, Settings(database)))
        {
            authorization = await Operator.AddTenantAsync(server, "acme");
            user = (await server.As(authorization).PostAsync("/scim/v2/Users", Operator.User("babs"))).Require(201)["id"]!.GetValue<string>();
        }

        var export = await RunAsync(database, "tenant", "export", "acme", Export);
        Assert.That((export.Code, export.Error), Is.EqualTo((0, "")));
        using var elsewhere = new TemporaryDirectory();
        await Operator.MakeAsync(elsewhere);
        var other = Take(isEmpty: true);
        Assert.That((await RunAsync(other, "migrate")).Code, Is.Zero);

        Assert.That(await RunAsync(other, "tenant", "import", Export), Is.EqualTo(export));
        Assert.That(await Operator.RunAsync(elsewhere, "tenant", "import", Export), Is.EqualTo(export));
        Assert.That(await RunAsync(other, "check"), Is.EqualTo((0, AllWell, "")));
        Assert.That(await Operator.RunAsync(elsewhere, "check"), Is.EqualTo((0, $"integrity: ok\n{AllWell}", "")));
        foreach (var (path, settings) in new[] { (directory.Path, Settings(other)), (elsewhere.Path, []) })
        {
            await using var server = await ServerProcess.StartAsync(path, settings);
            (await server.As(authorization).GetAsync($"/scim/v2/Users/{user}")).Require(200);
        }
    }

    [Test]
    public async Task AuditVerify_OfAChangedRecord_EndsWith2()
    {
        await using (var server = await ServerProcess.StartAsync(directory.Path, Settings(database)))
        {
            await Operator.AddTenantAsync(server, "acme");
            while (await ExecuteAsync("SELECT count(*) FROM auditevents WHERE sequence IS NULL", database) is not 0L)
            {
                await Task.Delay(50);
            }
        }

        var intact = await RunAsync(database, "audit", "verify");
        await ExecuteAsync("UPDATE auditevents SET actor = 'eve' WHERE sequence = 1 AND tenantid = (SELECT id FROM tenants WHERE slug = 'acme')", database);
        var changed = await RunAsync(database, "audit", "verify", "--tenant", "acme");

        Assert.That((intact.Code, intact.Error), Is.EqualTo((0, "")));
        Assert.That(intact.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.All.EndWith(": intact"));
        Assert.That((changed.Code, changed.Error), Is.EqualTo((2, "")));
        Assert.That(changed.Output, Does.Contain(": BROKEN\n").And.Contain(") was changed\n"));
    }

    [TestCase("serve")]
    [TestCase("migrate")]
    public async Task Database_OfAnotherEncoding_IsRefusedInOneLine(string command)
    {
        var name = $"scim_platform_tests_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'", PostgreSqlServer.ConnectionString);

        var refused = await RunAsync(new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = name }.ConnectionString, command);

        Assert.That(refused, Is.EqualTo((1, "",
            "The database that DataDirectory or ConnectionStrings:ScimPlatform names has the encoding SQL_ASCII, and UTF8 is needed: "
            + "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' makes one.\n")));
        await ExecuteAsync($"DROP DATABASE {name}", PostgreSqlServer.ConnectionString);
    }

    private static Dictionary<string, string> Settings(string connection) => new()
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__MigrateOnStartup"] = "true",
        ["ConnectionStrings__ScimPlatform"] = connection,
    };

    private Task<(int Code, string Output, string Error)> RunAsync(string connection, params string[] arguments) =>
        ServerProcess.RunAsync(directory.Path, Settings(connection), [.. arguments, "--environment", "Development"]);

    private async Task<string> CreateAsync()
    {
        Assert.That((await RunAsync(database, "migrate")).Code, Is.Zero);
        var created = await RunAsync(database, "tenant", "create", "acme");
        Assert.That((created.Code, created.Error), Is.EqualTo((0, "")));
        return created.Output.Trim();
    }

    private string Take(bool isEmpty = false)
    {
        made.Add(PostgreSqlDatabases.Take(isEmpty));
        return made[^1];
    }

    private static async Task<object?> ExecuteAsync(string sql, string where)
    {
        await using var connection = new NpgsqlConnection($"{where};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
