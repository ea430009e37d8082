using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Transfer;

namespace ScimPlatform.Infrastructure.IntegrationTests.Operations;

/// <summary>A tenant travels from SQLite to each engine and back, and arrives as it left.</summary>
public sealed class TransferTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private DirectoryInfo files = null!;
    private SqliteFile home = null!;
    private Product source = null!;
    private int number;

    [OneTimeSetUp]
    public async Task MakeSourceAsync()
    {
        files = Directory.CreateTempSubdirectory("scim-platform-tests-");
        home = new SqliteFile();
        source = new Product(home.Options);
        await source.MigrateAsync();
    }

    [OneTimeTearDown]
    public async Task RemoveSourceAsync()
    {
        await source.DisposeAsync();
        await home.DisposeAsync();
        files.Delete(recursive: true);
    }

    [Test]
    public async Task Transfer_ThereAndBack_KeepsEveryRow()
    {
        var mine = await StoreTenantAsync();
        await using var farther = new SqliteFile();
        await using var third = new Product(farther.Options);
        await third.MigrateAsync();

        var first = await ExportAsync(source, mine.Tenant);
        await ImportAsync(Product, first);
        var second = await ExportAsync(Product, mine.Tenant);
        await ImportAsync(third, second);
        var last = await ExportAsync(third, mine.Tenant);

        Assert.That(Rows(second), Is.EqualTo(Rows(first)));
        Assert.That(Rows(last), Is.EqualTo(Rows(first)));
        Assert.That(
            Rows(first).Select(row => Regex.Match(row, "^{\"row\":\"(\\w+)\"").Groups[1].Value).Distinct(),
            Is.EquivalentTo(TransferTable.All(Product.NewContext()).Select(table => table.Name)));
    }

    [Test]
    public async Task Import_OfATenant_IsWorkedWithAsBefore()
    {
        var mine = await StoreTenantAsync();
        await ImportAsync(Product, await ExportAsync(source, mine.Tenant));

        var found = await UseAsync((IScimTokenRepository tokens) => tokens.FindByHashesAsync([mine.Token.Hash], default));
        await using var context = CreateContext();
        var total = await context.DirectoryTotals.Where(total => total.TenantId == mine.Tenant.Id).ToListAsync();

        Assert.That(found.Select(token => token.Id), Is.EqualTo(new[] { mine.Token.Id }));
        Assert.That(total.Select(row => (row.Users, row.Groups)), Is.EqualTo(new[] { (1, 2) }));
        Assert.That((await FaultsAsync(Product)).Where(fault => fault.Contains($"{mine.Tenant.Id}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Import_UnderAnotherKey_IsVouchedForByThatOne()
    {
        var mine = await StoreTenantAsync();
        var before = await VerifyAsync(source, mine.Tenant);

        await ImportAsync(Product, await ExportAsync(source, mine.Tenant), new AuditKey(() => [.. Enumerable.Repeat((byte)7, 32)]));

        var after = await UseAsync((ScimPlatformDbContext context) =>
            new AuditVerification(context, new AuditKey(() => [.. Enumerable.Repeat((byte)7, 32)])).VerifyAsync(mine.Tenant.Id, default));
        Assert.That(after.Faults, Is.Empty);
        Assert.That((after.Records, after.Head, after.HeadHash), Is.EqualTo((before.Records, before.Head, before.HeadHash)));
    }

    [Test]
    public async Task Import_OfABrokenAudit_LeavesItBroken()
    {
        var mine = await StoreTenantAsync();
        await source.UseAsync((ScimPlatformDbContext context) =>
            context.AuditEvents.Where(record => record.TenantId == mine.Tenant.Id && record.Sequence == 1).ExecuteUpdateAsync(set => set.SetProperty(record => record.Actor, "eve")));

        await ImportAsync(Product, await ExportAsync(source, mine.Tenant));

        var faults = (await VerifyAsync(Product, mine.Tenant)).Faults;
        Assert.That(faults, Does.Contain("nothing vouches for where the chain begins and ends"));
        Assert.That(faults, Has.Some.EndsWith("was changed"));
    }

    [Test]
    public async Task Import_OfWhatIsThere_ChangesNothing()
    {
        var mine = await StoreTenantAsync();
        var file = await ExportAsync(source, mine.Tenant);
        await ImportAsync(Product, file);
        var before = Rows(await ExportAsync(Product, mine.Tenant));

        Assert.That(
            await RefusedAsync(() => ImportAsync(Product, file)),
            Is.EqualTo($"There is a tenant '{mine.Tenant.Slug.Value}' already, or one that was deleted a short while ago."));
        Assert.That(Rows(await ExportAsync(Product, mine.Tenant)), Is.EqualTo(before));
    }

    [TestCase("another slug, the same id", "There is a tenant with the id ")]
    [TestCase("another tenant, a user that is there", "cannot be stored: ")]
    [TestCase("a row of another tenant", "has a row that is none of this version: not every User is the tenant's own")]
    [TestCase("a column of another kind", "has a row that is none of this version: ")]
    [TestCase("an unknown table", "has a row that is none of this version: its table is not known")]
    [TestCase("changed", "was changed: its lines are not those that its end tells of.")]
    [TestCase("cut off", "is cut off.")]
    [TestCase("cut off in a line", "is cut off.")]
    [TestCase("more behind its end", "was changed: something stands behind its end.")]
    [TestCase("newer", "is of a newer version (2) than this one reads (1).")]
    [TestCase("no export", "is no export of a tenant.")]
    public async Task Import_OfABadFile_IsRefusedAndChangesNothing(string kind, string said)
    {
        var mine = await StoreTenantAsync();
        var other = await StoreTenantAsync();
        var empty = Sample.Tenant();
        await Product.StoreAsync(empty);
        var file = await ExportAsync(source, mine.Tenant);
        await ImportAsync(Product, await ExportAsync(source, other.Tenant));
        if (kind is "another slug, the same id")
        {
            await ImportAsync(Product, file);
        }

        var bad = Path.Combine(files.FullName, $"{number++}");
        await File.WriteAllTextAsync(bad, Spoil(await File.ReadAllTextAsync(file), kind, mine, other, empty));
        var before = await CountsAsync();

        Assert.That(await RefusedAsync(() => ImportAsync(Product, bad)), Does.Contain(said));
        Assert.That(await CountsAsync(), Is.EqualTo(before));
    }

    [Test]
    public void Tables_OfTheModel_TravelOrAreNamedAsLeft()
    {
        using var context = CreateContext();

        Assert.That(
            TransferTable.All(context).Select(table => table.Name).Concat(TransferTable.Left.Select(type => type.Name)),
            Is.EquivalentTo(context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).Select(entity => entity.ClrType.Name)));
    }

    private static string Spoil(string text, string kind, Belongings mine, Belongings other, Tenant empty) => kind switch
    {
        "another slug, the same id" => Sealed(text.Replace(mine.Tenant.Slug.Value, "another", StringComparison.Ordinal)),
        "another tenant, a user that is there" => Sealed(text.Replace($"{mine.User.Id}", $"{other.User.Id}", StringComparison.Ordinal)),
        "a row of another tenant" => Sealed(Regex.Replace(text, "({\"row\":\"User\".*\"TenantId\":\")[^\"]*", $"${{1}}{empty.Id}")),
        "a column of another kind" => Sealed(text.Replace("\"Active\":true", "\"Active\":\"yes\"", StringComparison.Ordinal)),
        "an unknown table" => Sealed(text.Replace("{\"row\":\"Group\"", "{\"row\":\"Team\"", StringComparison.Ordinal)),
        "changed" => text.Replace("\"Active\":true", "\"Active\":false", StringComparison.Ordinal),
        "cut off" => text[..text.LastIndexOf("{\"end\"", StringComparison.Ordinal)],
        "cut off in a line" => text[..(text.Length / 2)],
        "more behind its end" => $"{text}{{}}\n",
        "newer" => Sealed(text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)),
        _ => "{}\n",
    };

    // As somebody would who knows the format.
    private static string Sealed(string text)
    {
        var rows = text[..text.LastIndexOf("{\"end\"", StringComparison.Ordinal)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
        return $"{rows}{{\"end\":{{\"lines\":{rows.Count(letter => letter == '\n')},\"sha256\":\"{hash}\"}}}}\n";
    }

    private static async Task<string?> RefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (OperationRefused refused)
        {
            return refused.Message;
        }
    }

    // Without the header, which has the time, and the end, which has the header's hash.
    private static IReadOnlyList<string> Rows(string file) => File.ReadAllLines(file)[1..^1];

    private static Task<VerifiedChain> VerifyAsync(Product product, Tenant tenant) =>
        product.UseAsync((AuditVerification audit) => audit.VerifyAsync(tenant.Id, default));

    private static async Task<IEnumerable<string>> FaultsAsync(Product product) =>
        (await product.UseAsync((DatabaseCheck check) => check.RunAsync(default))).SelectMany(result => result.Faults);

    private static Task<TransferHeader> ImportAsync(Product product, string file, AuditKey? key = null) => product.UseAsync(async (ScimPlatformDbContext context) =>
    {
        await using var scope = product.NewScope();
        return key is null
            ? await scope.Get<TenantImport>().LoadAsync(file, default)
            : await new TenantImport(context, scope.Get<DatabaseSchema>(), scope.Get<SchemaCheck>(), key).LoadAsync(file, default);
    });

    private async Task<string> ExportAsync(Product product, Tenant tenant)
    {
        var file = Path.Combine(files.FullName, $"{number++}");
        await product.UseAsync((TenantExport export) => export.SaveAsync(tenant.Slug.Value, file, default));
        return file;
    }

    /// <summary>Stores a tenant with a row in each table, and a chain of records with one behind it that waits.</summary>
    private async Task<Belongings> StoreTenantAsync()
    {
        var mine = await Belongings.StoreAsync(source);
        var nested = Sample.Group(mine.Tenant, "Überseeteam \u2028 \"<&>\"");
        await source.StoreAsync(
            nested,
            new GroupChild(mine.Group.Id, nested.Id),
            new Application.ScimTokens.Expiry.ExpiryNotice(mine.Token.Id, mine.Token.ExpiresAt, 30));
        await source.UseAsync(async (AuditSealing sealing) =>
        {
            await sealing.RunAsync(default);
            return true;
        });
        await source.ChangeAsync<Tenant>(mine.Tenant.Id, tenant => tenant.Rename("Renamed", source.Time.GetUtcNow()));
        return mine;
    }

    private async Task<IReadOnlyList<int>> CountsAsync()
    {
        await using var context = CreateContext();
        return
        [
            await context.Tenants.CountAsync(), await context.Users.CountAsync(), await context.Groups.CountAsync(), await context.GroupMembers.CountAsync(),
            await context.ScimTokens.CountAsync(), await context.AuditEvents.CountAsync(), await context.AuditChains.CountAsync(),
        ];
    }
}
