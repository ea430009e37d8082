using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>The chain of a tenant's records: whatever is done to it behind the server's back shows, by the record's number.</summary>
public sealed class AuditChainTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Records = 6;

    private static readonly string[] Nothing = [];

    private bool IsSqlite => Provider == DatabaseProvider.Sqlite;

    [Test]
    public async Task Seal_OfRecords_NumbersThemInTheirOrderAndIsIntact()
    {
        var tenant = await StoreRecordsAsync();

        var chain = await VerifyAsync(tenant);

        Assert.That((await SealedAsync(tenant)).Select(record => record.Sequence), Is.EqualTo(Enumerable.Range(1, Records)));
        Assert.That((chain.Records, chain.Head, chain.Faults), Is.EqualTo((Records, Records, Nothing)));
        Assert.That(chain.HeadHash, Is.EqualTo(Convert.ToHexStringLower((await SealedAsync(tenant))[^1].Hash!)));
    }

    [Test]
    public async Task Seal_OfMoreThanOneRoundTakes_SealsAll()
    {
        var tenant = Sample.Tenant();
        await StoreAsync([tenant, .. Enumerable.Range(0, 450).Select(number => (object)Sample.User(tenant, $"user-{number}"))]);

        await SealAsync();

        Assert.That((await VerifyAsync(tenant)).Faults, Is.Empty);
        Assert.That((await VerifyAsync(tenant)).Records, Is.EqualTo(451));
    }

    [Test]
    public async Task Seal_BySeveralNodesAtOnce_LeavesOneChain()
    {
        var tenant = await StoreRecordsAsync(isSealed: false);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SealAsync()));
        await SealAsync();

        var chain = await VerifyAsync(tenant);
        Assert.That((chain.Records, chain.Head, chain.Faults), Is.EqualTo((Records, Records, Nothing)));
    }

    [Test]
    public async Task Seal_OfARecordThatCameLate_PutsItBehindTheOthers()
    {
        var tenant = await StoreRecordsAsync();
        Product.Time.Advance(TimeSpan.FromHours(-1));
        await ChangeAsync(tenant, "Late");
        Product.Time.Advance(TimeSpan.FromHours(1));

        await SealAsync();

        Assert.That((await SealedAsync(tenant))[^1].Changes, Does.Contain("Late"));
        Assert.That((await VerifyAsync(tenant)).Faults, Is.Empty);
    }

    [TestCase("Actor = 'eve'")]
    [TestCase("ActorIssuer = 'eve'")]
    [TestCase("Action = 'tenant.deleted'")]
    [TestCase("Ip = '192.0.2.9'")]
    [TestCase("TraceId = 'x'")]
    [TestCase("Changes = ''")]
    [TestCase("TargetId = '00000000-0000-0000-0000-000000000000'")]
    [TestCase("Id = '00000000-0000-0000-0000-000000000000'")]
    [TestCase("OccurredAt = LATER")]
    public async Task Verify_OfAChangedRecord_NamesIt(string change)
    {
        var tenant = await StoreRecordsAsync();
        var sql = change.Replace("LATER", IsSqlite ? "OccurredAt + 1" : "DATEADD(millisecond, 1, OccurredAt)", StringComparison.Ordinal);
        await TamperAsync($"UPDATE AuditEvents SET {sql} WHERE TenantId = {{0}} AND Sequence = 3", tenant);
        var changed = (await SealedAsync(tenant)).Single(record => record.Sequence == 3);

        var chain = await VerifyAsync(tenant);

        Assert.That(chain.Faults, Is.EqualTo([$"record 3 ({changed.Id}) was changed"]));
    }

    [Test]
    public async Task Verify_OfAChangedRecordWithAHashToMatch_NamesTheOneBehindIt()
    {
        var tenant = await StoreRecordsAsync();
        var records = await SealedAsync(tenant);
        var forged = new AuditEvent
        {
            Id = records[2].Id,
            TenantId = records[2].TenantId,
            OccurredAt = records[2].OccurredAt,
            ActorIssuer = "eve",
            Actor = records[2].Actor,
            Action = records[2].Action,
            TargetId = records[2].TargetId,
            Changes = records[2].Changes,
        };
        var hash = Convert.ToHexString(AuditSeal.Hash(records[1].Hash!, forged, 3));
        await TamperAsync($"UPDATE AuditEvents SET ActorIssuer = 'eve', Hash = {(IsSqlite ? $"x'{hash}'" : $"0x{hash}")} WHERE TenantId = {{0}} AND Sequence = 3", tenant);

        var chain = await VerifyAsync(tenant);

        Assert.That(chain.Faults, Is.EqualTo([$"record 4 ({records[3].Id}) was changed"]));
    }

    [TestCase("Sequence = 3", "record 3 is missing")]
    [TestCase("Sequence IN (2, 3, 4)", "records 2 to 4 are missing")]
    [TestCase("Sequence = 1", "record 1 is missing")]
    [TestCase("Sequence = 6", "record 6 is missing")]
    [TestCase("Sequence > 2", "records 3 to 6 are missing")]
    [TestCase("Sequence > 0", "records 1 to 6 are missing")]
    public async Task Verify_OfRecordsTakenAway_NamesThem(string which, string fault)
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync($"DELETE FROM AuditEvents WHERE TenantId = {{0}} AND {which}", tenant);

        var chain = await VerifyAsync(tenant);

        Assert.That(chain.Faults, Is.EqualTo([fault]));
    }

    [Test]
    public async Task Verify_OfRecordsThatChangedPlaces_NamesThem()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("UPDATE AuditEvents SET Sequence = 100 WHERE TenantId = {0} AND Sequence = 2", tenant);
        await TamperAsync("UPDATE AuditEvents SET Sequence = 2 WHERE TenantId = {0} AND Sequence = 3", tenant);
        await TamperAsync("UPDATE AuditEvents SET Sequence = 3 WHERE TenantId = {0} AND Sequence = 100", tenant);

        var chain = await VerifyAsync(tenant);

        Assert.That(chain.Faults, Has.Count.GreaterThanOrEqualTo(2));
        Assert.That(chain.Faults[0], Does.StartWith("record 2 "));
    }

    [Test]
    public async Task Verify_WithoutTheChainsEnd_IsBroken()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("DELETE FROM AuditChains WHERE TenantId = {0}", tenant);

        var chain = await VerifyAsync(tenant);

        Assert.That(chain.Faults, Is.EqualTo(["record 6 is not the one that the chain ended with"]));
    }

    [Test]
    public async Task Verify_OfAnotherTenant_IsNotTouchedByWhatWasDoneToOne()
    {
        var broken = await StoreRecordsAsync();
        var whole = await StoreRecordsAsync();
        await TamperAsync("DELETE FROM AuditEvents WHERE TenantId = {0} AND Sequence = 2", broken);

        Assert.That((await VerifyAsync(whole)).Faults, Is.Empty);
    }

    [Test]
    public async Task Purge_OfOldRecords_LeavesTheRestVerifiable()
    {
        var tenant = await StoreRecordsAsync();
        Product.Time.Advance(TimeSpan.FromDays(30));
        await ChangeAsync(tenant, "Recent");
        await SealAsync();

        await PurgeAsync();
        await PurgeAsync();

        var chain = await VerifyAsync(tenant);
        Assert.That((chain.Records, chain.Head, chain.Faults), Is.EqualTo((1, Records + 1, Nothing)));
        await TamperAsync("UPDATE AuditEvents SET Actor = 'eve' WHERE TenantId = {0}", tenant);
        Assert.That((await VerifyAsync(tenant)).Faults, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Purge_UpToAGap_DoesNotCoverItUp()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("DELETE FROM AuditEvents WHERE TenantId = {0} AND Sequence = 3", tenant);
        Product.Time.Advance(TimeSpan.FromDays(31));

        await PurgeAsync();
        await PurgeAsync();

        Assert.That((await SealedAsync(tenant)).Select(record => record.Sequence), Is.EqualTo([4, 5, 6]));
        Assert.That((await VerifyAsync(tenant)).Faults, Is.EqualTo(["record 3 is missing"]));
    }

    // One record of the tenant's creation and five of changes, each a second apart.
    private async Task<Tenant> StoreRecordsAsync(bool isSealed = true)
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        for (var number = 1; number < Records; number++)
        {
            await ChangeAsync(tenant, $"Name {number}");
        }

        if (isSealed)
        {
            await SealAsync();
        }

        return tenant;
    }

    private Task<bool> ChangeAsync(Tenant tenant, string name)
    {
        Product.Time.Advance(TimeSpan.FromSeconds(1));
        return Product.ChangeAsync<Tenant>(tenant.Id, found => found.Rename(name, Now));
    }

    private Task<bool> SealAsync() => RunAsync<AuditSealing>(sealing => sealing.RunAsync(default));

    private Task<bool> PurgeAsync() => RunAsync<AuditPurge>(purge => purge.RunAsync(default));

    private Task<bool> RunAsync<T>(Func<T, Task> run)
        where T : notnull => UseAsync<T, bool>(async sweep =>
    {
        await run(sweep);
        return true;
    });

    private Task<VerifiedChain> VerifyAsync(Tenant tenant) =>
        UseAsync((AuditVerification verification) => verification.VerifyAsync(tenant.Id, default));

    private Task<int> TamperAsync(string sql, Tenant tenant) =>
        UseAsync((ScimPlatformDbContext context) => context.Database.ExecuteSqlRawAsync(sql, tenant.Id.Value));

    private Task<List<AuditEvent>> SealedAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) => context.AuditEvents.AsNoTracking()
        .Where(record => record.TenantId == tenant.Id && record.Sequence != null).OrderBy(record => record.Sequence).ToListAsync());
}
