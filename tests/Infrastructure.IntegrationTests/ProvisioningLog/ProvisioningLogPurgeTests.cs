using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.IntegrationTests.ProvisioningLog;

/// <summary>Each tenant's log is kept to its bounds; here they are ten exchanges and a day.</summary>
public sealed class ProvisioningLogPurgeTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int MostEntries = 10;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Test]
    public async Task Purge_OfWhatIsTooOld_KeepsTheRest()
    {
        var tenant = await TenantAsync(-Day - Moment, -Day, -Moment);

        await PurgeAsync(Product);

        Assert.That(await AgesAsync(tenant), Is.EqualTo([-Day, -Moment]));
    }

    [Test]
    public async Task Purge_OfMoreThanIsKept_TakesTheOldest()
    {
        var tenant = await TenantAsync(Seconds(-MostEntries - 3, MostEntries + 3));

        await PurgeAsync(Product);

        Assert.That(await AgesAsync(tenant), Is.EqualTo(Seconds(-MostEntries, MostEntries)));
    }

    [Test]
    public async Task Purge_OfAsManyAsAreKept_TakesNone()
    {
        var tenant = await TenantAsync(Seconds(-MostEntries, MostEntries));

        await PurgeAsync(Product);

        Assert.That(await AgesAsync(tenant), Has.Count.EqualTo(MostEntries));
    }

    [Test]
    public async Task Purge_OfMoreThanIsTakenAtOnce_TakesAll()
    {
        var tenant = await TenantAsync(Seconds(-1200, 1200));

        await PurgeAsync(Product);

        Assert.That(await AgesAsync(tenant), Is.EqualTo(Seconds(-MostEntries, MostEntries)));
    }

    [Test]
    public async Task Purge_OfOneTenant_LeavesAnothersEntries()
    {
        var full = await TenantAsync(Seconds(-MostEntries - 1, MostEntries + 1));
        var other = await TenantAsync(Seconds(-1000, MostEntries));

        await PurgeAsync(Product);

        Assert.That(await AgesAsync(full), Has.Count.EqualTo(MostEntries));
        Assert.That(await AgesAsync(other), Is.EqualTo(Seconds(-1000, MostEntries)));
    }

    [Test]
    public async Task Purge_ByTwoNodesAtOnce_TakesNoMoreThanOneDoes()
    {
        var tenant = await TenantAsync(Seconds(-600, 600));
        await using var other = new Product(Options);
        other.Time.Advance(Now - other.Time.GetUtcNow());

        var outcomes = await Race.AllAsync(8, index => PurgeAsync(index % 2 == 0 ? Product : other));
        await PurgeAsync(Product);

        Assert.That(outcomes.Select(outcome => outcome.Fault), Has.All.Null.Or.TypeOf<ConcurrencyLost>());
        Assert.That(await AgesAsync(tenant), Is.EqualTo(Seconds(-MostEntries, MostEntries)));
    }

    private static List<TimeSpan> Seconds(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(second => TimeSpan.FromSeconds(second))];

    private static Task<bool> PurgeAsync(Product product) => product.UseAsync(async (ProvisioningLogPurge purge) =>
    {
        await purge.RunAsync(default);
        return true;
    });

    private Task<Tenant> TenantAsync(params TimeSpan[] ages) => TenantAsync(ages.ToList());

    private async Task<Tenant> TenantAsync(List<TimeSpan> ages)
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync([tenant, user, .. ages.Select(age => Sample.Exchange(tenant, user, Now + age))]);
        return tenant;
    }

    private Task<List<TimeSpan>> AgesAsync(Tenant tenant) => UseAsync(async (ScimPlatformDbContext context) =>
        (await context.ProvisioningEntries.AsNoTracking().Where(entry => entry.TenantId == tenant.Id)
            .OrderBy(entry => entry.OccurredAt).Select(entry => entry.OccurredAt).ToListAsync()).ConvertAll(at => at - Now));
}
