using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
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

    private string Later => Provider switch
    {
        DatabaseProvider.SqlServer => "DATEADD(millisecond, 1, OccurredAt)",
        DatabaseProvider.PostgreSql => "OccurredAt + interval '1 millisecond'",
        _ => "OccurredAt + 1",
    };

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
        Product.Time.AdjustTime(Product.Time.GetUtcNow().AddHours(-1));
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
        var sql = change.Replace("LATER", Later, StringComparison.Ordinal);
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
        await TamperAsync($"UPDATE AuditEvents SET ActorIssuer = 'eve', Hash = {Bytes(hash)} WHERE TenantId = {{0}} AND Sequence = 3", tenant);

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

        Assert.That(chain.Faults, Is.EqualTo(["the chain's end is missing"]));
    }

    [TestCase("PurgedSequence = 2, PurgedHash = (SELECT Hash FROM AuditEvents WHERE TenantId = {0} AND Sequence = 2)", "Sequence <= 2")]
    [TestCase("PurgedSequence = 6, PurgedHash = LastHash", "Sequence > 0")]
    [TestCase("LastSequence = 4, LastHash = (SELECT Hash FROM AuditEvents WHERE TenantId = {0} AND Sequence = 4)", "Sequence > 4")]
    public async Task Verify_OfRecordsTakenAwayWithTheMarkMoved_IsBroken(string mark, string records)
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync($"UPDATE AuditChains SET {mark} WHERE TenantId = {{0}}", tenant);
        await TamperAsync($"DELETE FROM AuditEvents WHERE TenantId = {{0}} AND {records}", tenant);

        Assert.That((await VerifyAsync(tenant)).Faults, Does.Contain("where the chain begins and ends was changed"));
        await ChangeAsync(tenant, "Later");
        await SealAsync();
        Assert.That((await VerifyAsync(tenant)).Faults, Does.Contain("where the chain begins and ends was changed"));
    }

    [Test]
    public async Task Verify_OfAChainWithoutItsCode_IsBrokenAndSealingDoesNotMendIt()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("UPDATE AuditChains SET Mac = NULL WHERE TenantId = {0}", tenant);
        await ChangeAsync(tenant, "Later");
        await SealAsync();

        Assert.That((await VerifyAsync(tenant)).Faults, Is.EqualTo(["nothing vouches for where the chain begins and ends"]));
    }

    [Test]
    public async Task Verify_UnderAnotherKey_IsBroken()
    {
        var tenant = await StoreRecordsAsync();

        var chain = await UseAsync((ScimPlatformDbContext context) =>
            new AuditVerification(context, new AuditKey(() => [.. Enumerable.Repeat((byte)7, 32)])).VerifyAsync(tenant.Id, default));

        Assert.That(chain.Faults, Is.EqualTo(["where the chain begins and ends was changed"]));
    }

    [TestCase("Sequence = 0", "record 0 is outside the chain")]
    [TestCase("Sequence = -5", "record -5 is outside the chain")]
    [TestCase("Sequence = 70", "record 70 is outside the chain")]
    public async Task Verify_OfARecordOutsideTheChain_NamesIt(string number, string fault)
    {
        var tenant = await StoreRecordsAsync();
        await ForgeAsync(tenant, number.Replace("Sequence = ", "", StringComparison.Ordinal), "Hash");

        Assert.That((await VerifyAsync(tenant)).Faults.Single(), Does.StartWith(fault));
    }

    [TestCase("NULL")]
    [TestCase("Hash")]
    public async Task Seal_OfARecordThatWasForged_LeavesItOutAndVerifyNamesIt(string hash)
    {
        var tenant = await StoreRecordsAsync();
        var forged = await ForgeAsync(tenant, "NULL", hash);
        await ChangeAsync(tenant, "Later");

        await SealAsync();

        Assert.That((await VerifyAsync(tenant)).Faults, Is.EqualTo([$"record {forged} was not written by the server"]));
        Assert.That((await SealedAsync(tenant)).Count, Is.EqualTo(Records + 1));
    }

    [Test]
    public async Task Seal_WithMoreForgedRecordsThanOneRoundTakes_SealsTheOthers()
    {
        var tenant = await StoreRecordsAsync();
        for (var number = 0; number < 205; number++)
        {
            await ForgeAsync(tenant, "NULL", "NULL");
        }

        await ChangeAsync(tenant, "Later");
        await SealAsync();

        Assert.That((await SealedAsync(tenant)).Count, Is.EqualTo(Records + 1));
    }

    [Test]
    public async Task Verify_OfATenantWithoutRecordsAndChain_IsBroken()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("DELETE FROM AuditEvents WHERE TenantId = {0}", tenant);
        await TamperAsync("DELETE FROM AuditChains WHERE TenantId = {0}", tenant);

        Assert.That((await VerifyAsync(tenant)).Faults, Is.EqualTo(["there are no records"]));
        Assert.That(await UseAsync((AuditVerification verification) => verification.TenantsAsync(default)), Does.Contain(tenant.Id));
        await ChangeAsync(tenant, "Later");
        await SealAsync();
        Assert.That((await VerifyAsync(tenant)).Faults, Is.EqualTo(["the record of the tenant's creation is missing"]));
    }

    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public async Task Verify_OfATimeThatIsNone_NamesTheRecord(long time)
    {
        Assume.That(IsSqlite, "The type of other engines holds times only.");
        var tenant = await StoreRecordsAsync();
        await TamperAsync($"UPDATE AuditEvents SET OccurredAt = {time} WHERE TenantId = {{0}} AND Sequence = 3", tenant);

        Assert.That((await VerifyAsync(tenant)).Faults.Single(), Does.StartWith("record 3 ").And.EndsWith(" was changed"));
    }

    [Test]
    public async Task Verify_AfterAPurge_SaysWhereTheChainBegins()
    {
        var tenant = await StoreRecordsAsync();
        Product.Time.Advance(TimeSpan.FromDays(30));
        await ChangeAsync(tenant, "Recent");
        await SealAsync();
        await PurgeAsync();

        var chain = await VerifyAsync(tenant);

        Assert.That((chain.First, chain.Head, chain.Faults), Is.EqualTo((Records + 1, Records + 1, Nothing)));
    }

    [Test]
    public async Task Purge_WhereTheMarkWasMoved_TakesNothing()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("UPDATE AuditChains SET PurgedSequence = 1 WHERE TenantId = {0}", tenant);
        Product.Time.Advance(TimeSpan.FromDays(31));

        await PurgeAsync();

        Assert.That((await SealedAsync(tenant)).Count, Is.EqualTo(Records));
    }

    [Test]
    public async Task Vouch_ForAChainOfBeforeThereWereCodes_MakesItVerifiable()
    {
        var tenant = await StoreRecordsAsync();
        await TamperAsync("UPDATE AuditChains SET Mac = NULL WHERE TenantId = {0}", tenant);
        await ForgeAsync(tenant, "NULL", "NULL");

        var vouched = await UseAsync((AuditVouching vouching) => vouching.RunAsync(default));
        await SealAsync();

        Assert.That((vouched.Chains, vouched.Records), Is.GreaterThanOrEqualTo((1, 1)));
        var chain = await VerifyAsync(tenant);
        Assert.That((chain.Records, chain.Faults), Is.EqualTo((Records + 1, Nothing)));
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

    // A copy of the last record by another id.
    private string Bytes(string hex) => Provider switch
    {
        DatabaseProvider.SqlServer => $"0x{hex}",
        DatabaseProvider.PostgreSql => $"decode('{hex}', 'hex')",
        _ => $"x'{hex}'",
    };

    private async Task<Guid> ForgeAsync(Tenant tenant, string sequence, string hash)
    {
        var id = Guid.CreateVersion7();
        var statement =
            "INSERT INTO AuditEvents (TenantId, OccurredAt, Id, ActorIssuer, Actor, Action, TargetId, Ip, TraceId, Changes, Sequence, Hash) "
            + $"SELECT TenantId, OccurredAt, {{1}}, ActorIssuer, Actor, Action, TargetId, Ip, TraceId, Changes, {sequence}, {hash} "
            + $"FROM AuditEvents WHERE TenantId = {{0}} AND Sequence = {Records}";
#pragma warning disable EF1003 // Sequence and hash are the test's own words.
        await UseAsync((ScimPlatformDbContext context) => context.Database.ExecuteSqlRawAsync(statement, tenant.Id.Value, id));
#pragma warning restore EF1003
        return id;
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
