using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>A PostgreSQL that cannot be worked with: one clear line, exit code 1, nothing changed; and one that several nodes make at once.</summary>
public sealed class PostgreSqlBadDatabaseTests
{
    private const string What = "The database that DataDirectory or ConnectionStrings:ScimPlatform names";

    private static readonly string[][] Commands = [["serve"], ["migrate"], ["tenant", "create", "acme"]];

    private readonly List<string> made = [];
    private TemporaryDirectory directory = null!;

    [SetUp]
    public void Make()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        directory = new TemporaryDirectory();
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        directory?.Dispose();
        foreach (var name in made)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", PostgreSqlServer.ConnectionString);
        }

        made.Clear();
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Database_ThatIsTooNew_IsRefused(params string[] command)
    {
        var database = await MigratedAsync();
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_A', '10.0.0'), ('20990101000001_B', '10.0.0')""", database);

        await RequireRefusedAsync(
            database, command, $"{What} was migrated by a later version, which this one cannot work with: it does not know 20990101000000_A, 20990101000001_B.");
    }

    [Test]
    public async Task Database_OneMigrationAhead_IsServed()
    {
        var database = await MigratedAsync();
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_A', '10.0.0')""", database);

        await using var server = await ServerProcess.StartAsync(directory.Path, Settings(database));

        Assert.That((await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Database_OfAnEarlierVersion_IsToBeMigratedFirst()
    {
        var database = await MigratedAsync();
        var last = (string)(await ExecuteAsync(
            """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT max("MigrationId") FROM "__EFMigrationsHistory") RETURNING "MigrationId" """, database))!;

        await RequireRefusedAsync(
            database, ["tenant", "create", "acme"], $"{What} is of an earlier version; the command migrate adds what it lacks: {last}.");
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Database_OfAnotherProduct_IsRefused(params string[] command)
    {
        var database = Name();
        await ExecuteAsync($"CREATE DATABASE {made[^1]}", PostgreSqlServer.ConnectionString);
        await ExecuteAsync("CREATE TABLE orders (id int)", database);

        await RequireRefusedAsync(database, command, $"{What} is of another product: it has tables, and no migration of this one.");
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Role_ThatIsNotKnown_IsNamed(params string[] command)
    {
        var database = new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Username = "nosuch", Password = "secret" }.ConnectionString;

        var (code, output, error) = await RunAsync(database, command);

        Assert.That((code, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.Match("""\AThe database cannot be used: 28[0-9A-Z]{3}: [^\n]* "nosuch"[^\n]*\n\z""").And.Not.Contain("secret"));
    }

    [TestCase("migrate")]
    public async Task ConnectionString_ThatIsNone_IsNamed(params string[] command) =>
        Assert.That(await RunAsync("nonsense", command), Is.EqualTo((1, "", "The setting ConnectionStrings:ScimPlatform is no connection string of PostgreSql.\n")));

    // Where there is not even a database, each of them makes it, and all but one are told that it is there.
    [Test]
    public async Task Migrate_ByThreeAtOnceWithoutADatabase_IsDoneOnce()
    {
        var database = Name();

        var done = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(database, "migrate")));

        Assert.That(done.Select(ended => (ended.Code, ended.Error)), Is.All.EqualTo((0, "")));
        Assert.That((await RunAsync(database, "migrate")).Output, Does.StartWith("0 migrations applied"));
        Assert.That((await RunAsync(database, "check")).Code, Is.Zero);
    }

    private static Dictionary<string, string> Settings(string database) => new()
    {
        ["Database__Provider"] = "PostgreSql",
        ["ConnectionStrings__ScimPlatform"] = database,
    };

    private async Task RequireRefusedAsync(string database, string[] command, string line)
    {
        const string Rows =
            """
            SELECT string_agg(table_name || ' ' || (xpath('//c/text()', query_to_xml(format('SELECT count(*) AS c FROM public.%I', table_name), false, true, '')))[1], ', '
                ORDER BY table_name)
            FROM information_schema.tables WHERE table_schema = 'public'
            """;
        var before = await ExecuteAsync(Rows, database);

        Assert.That(await RunAsync(database, command), Is.EqualTo((1, "", $"{line}\n")));
        Assert.That(await ExecuteAsync(Rows, database), Is.EqualTo(before));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string database, params string[] command) =>
        ServerProcess.RunAsync(directory.Path, Settings(database), [.. command, "--environment", "Development"]);

    private async Task<string> MigratedAsync()
    {
        var database = Name();
        Assert.That((await RunAsync(database, "migrate")).Code, Is.Zero);
        return database;
    }

    private string Name()
    {
        made.Add($"scim_platform_tests_{Guid.NewGuid():N}");
        return new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = made[^1] }.ConnectionString;
    }

    private static async Task<object?> ExecuteAsync(string sql, string where)
    {
        await using var connection = new NpgsqlConnection($"{where};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
