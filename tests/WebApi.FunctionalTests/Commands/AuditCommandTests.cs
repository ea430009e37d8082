using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>audit verify</c> as an auditor types it.</summary>
public sealed class AuditCommandTests
{
    private TemporaryDirectory? directory;

    private string DatabaseFile => Path.Combine(directory!.Path, "scim-platform.db");

    [SetUp]
    public void MakeDirectory()
    {
        TestEngine.RequireSqlite();
        directory = new TemporaryDirectory();
    }

    [TearDown]
    public void RemoveDirectory() => directory?.Dispose();

    [Test]
    public async Task Verify_OfWhatTheServerWrote_SaysThatEachChainIsIntact()
    {
        var records = await UseAsync(tenants: 2);

        var (code, output, error) = await VerifyAsync();

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(Lines(output), Is.EquivalentTo(records.GroupBy(record => record.TenantId.ToString()).Select(of => Intact([.. of]))));
    }

    [Test]
    public async Task Verify_InJson_SaysTheSame()
    {
        var records = await UseAsync(tenants: 0);

        var (code, output, error) = await VerifyAsync("--json");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Is.EqualTo(
            $$"""{"chains":[{"tenant":"{{records[0].TenantId}}","records":{{records.Count}},"first":1,"head":{{records.Count}},"head_hash":"{{Hash(records[^1])}}","faults":[]}]}""" + "\n"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Verify_OfATamperedRecord_NamesItAndEndsWith2(bool alone)
    {
        var broken = (await UseAsync(tenants: 2))[^1];
        await TamperAsync($"UPDATE AuditEvents SET Actor = 'eve' WHERE Sequence = {broken.Sequence} AND lower(TenantId) = '{broken.TenantId}'");

        var (code, output, error) = await VerifyAsync(alone ? ["--tenant", $"{broken.TenantId}"] : []);

        Assert.That((code, error), Is.EqualTo((2, "")));
        Assert.That(Lines(output).Where(line => line.StartsWith($"{broken.TenantId}: ", StringComparison.Ordinal)), Is.EqualTo([
            $"{broken.TenantId}: {broken.Sequence} records, first 1, head {broken.Sequence} {Hash(broken)}: BROKEN",
            $"{broken.TenantId}: record {broken.Sequence} ({broken.Id}) was changed",
        ]));
        Assert.That(Lines(output).Count(line => line.EndsWith(": intact", StringComparison.Ordinal)), Is.EqualTo(alone ? 0 : 2));
    }

    [Test]
    public async Task Verify_OfOneTenantBySlug_DoesNotLookAtAnother()
    {
        var records = await UseAsync(tenants: 1);
        var example = records.Where(record => record.TenantId == records[0].TenantId).ToList();
        await TamperAsync($"DELETE FROM AuditEvents WHERE lower(TenantId) <> '{records[0].TenantId}'");

        var (code, output, error) = await VerifyAsync("--tenant", "example-corp");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(Lines(output), Is.EqualTo([Intact(example)]));
    }

    [TestCase("nobody")]
    [TestCase("018f0000-0000-7000-8000-000000000000")]
    public async Task Verify_OfATenantThatIsNotKnown_IsRefusedInOneLine(string tenant)
    {
        await UseAsync(tenants: 0);

        Assert.That(await VerifyAsync("--tenant", tenant), Is.EqualTo((1, "", $"--tenant: the audit knows no tenant '{tenant}'.\n")));
    }

    [TestCase("--tenent", "--tenent", "nobody")]
    [TestCase("nobody", "nobody")]
    [TestCase("--all", "--all")]
    [TestCase("nobody", "--DataDirectory=x", "nobody")]
    public async Task Verify_WithAnUnknownArgument_IsRefusedByItsName(string named, params string[] arguments)
    {
        await UseAsync(tenants: 0);

        Assert.That(await VerifyAsync(arguments), Is.EqualTo((
            1, "", $"'{named}' is neither an option nor a setting. Settings are given as --Section:Key value; --help says the rest.\n")));
    }

    [Test]
    public async Task Verify_WithSettingsAsArguments_TakesThem()
    {
        var records = await UseAsync(tenants: 0);
        using var elsewhere = new TemporaryDirectory();

        var (code, output, error) = await ServerProcess.RunAsync(
            elsewhere.Path, "audit", "verify", "--environment", "Development", "--ConnectionStrings:ScimPlatform", $"Data Source={DatabaseFile}",
            "--Security:MasterKey", await File.ReadAllTextAsync(Path.Combine(directory!.Path, "cursor-key")));

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(Lines(output), Is.EqualTo([Intact(records)]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Verify_OfADatabaseThatIsNotThere_IsRefusedInOneLineAndMakesNone(bool isEmpty)
    {
        if (isEmpty)
        {
            await File.WriteAllBytesAsync(DatabaseFile, []);
        }

        Assert.That(await VerifyAsync(), Is.EqualTo((
            1, "", Operator.NothingThere)));
        Assert.That(File.Exists(DatabaseFile), Is.EqualTo(isEmpty));
    }

    [Test]
    public async Task Verify_WithoutTheKey_IsRefusedInOneLineAndMakesNone()
    {
        await UseAsync(tenants: 0);
        var key = Path.Combine(directory!.Path, "cursor-key");
        File.Delete(key);

        var (code, output, error) = await VerifyAsync();

        Assert.That((code, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.Match(@"\A[^\n]*Security:MasterKey[^\n]*\n\z"));
        Assert.That(File.Exists(key), Is.False);
    }

    [Test]
    public async Task Verify_InADirectoryWithoutAnything_MakesNothingThere()
    {
        await UseAsync(tenants: 0);
        using var elsewhere = new TemporaryDirectory();
        var none = Path.Combine(elsewhere.Path, "none");

        var (code, _, _) = await ServerProcess.RunAsync(elsewhere.Path, "audit", "verify", "--environment", "Development", "--DataDirectory", none);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere.Path), Is.Empty);
    }

    private static string Intact(IReadOnlyList<AuditEvent> records) =>
        $"{records[0].TenantId}: {records.Count} records, first 1, head {records.Count} {Hash(records[^1])}: intact";

    private static string Hash(AuditEvent record) => Convert.ToHexStringLower(record.Hash!);

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<(int Code, string Output, string Error)> VerifyAsync(params string[] arguments) =>
        ServerProcess.RunAsync(directory!.Path, ["audit", "verify", "--environment", "Development", .. arguments]);

    /// <summary>Has a server make tenants with three records each, besides the one of Development, and answers all records.</summary>
    private async Task<List<AuditEvent>> UseAsync(int tenants)
    {
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory!.Path });
        for (var number = 0; number < tenants; number++)
        {
            var tenant = await app.AddTenantAsync();
            await tenant.AddUserAsync("ada");
            await tenant.MintAsync();
        }

        await using var scope = app.Services.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().AuditEvents.AsNoTracking();

        // The server's own job may be sealing the same records: then one of both does.
        while (await records.AnyAsync(record => record.Sequence == null))
        {
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(default);
        }

        return await records
            .OrderBy(record => record.OccurredAt).ThenBy(record => record.Sequence).ToListAsync();
    }

    private async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.Positive);
    }
}
