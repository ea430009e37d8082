using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.IntegrationTests.ProvisioningLog;

/// <summary>Exchanges wait in a bounded space; whatever is lost is counted.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ProvisioningLogBufferTests
{
    private const int Capacity = 1024;

    [Test]
    public void Record_MoreThanThereIsRoomFor_DropsWhatCameLastAndCountsIt()
    {
        var buffer = new ProvisioningLogBuffer();
        for (var number = 0; number < Capacity + 3; number++)
        {
            buffer.Record(Exchange(number));
        }

        Assert.That(buffer.Take(2 * Capacity).Select(exchange => exchange.Status), Is.EqualTo(Enumerable.Range(0, Capacity)));
        Assert.That((buffer.TakeDropped(), buffer.TakeDropped()), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Record_AfterSomeWereTaken_HasRoomAgain()
    {
        var buffer = new ProvisioningLogBuffer();
        for (var number = 0; number < Capacity; number++)
        {
            buffer.Record(Exchange(number));
        }

        var first = buffer.Take(2);
        buffer.Record(Exchange(Capacity));

        Assert.That(first.Select(exchange => exchange.Status), Is.EqualTo([0, 1]));
        Assert.That(buffer.Take(2 * Capacity), Has.Count.EqualTo(Capacity - 1));
        Assert.That(buffer.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task Sweep_ThatCannotStore_CountsWhatIsLost()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await using var scope = product.NewScope();
        var buffer = scope.Get<ProvisioningLogBuffer>();
        buffer.Record(Exchange(200));
        buffer.Record(Exchange(200));

        Assert.That(() => scope.Get<ProvisioningLogJob>().RunAsync(default), Throws.Exception);

        Assert.That(buffer.Take(Capacity), Is.Empty);
        Assert.That(buffer.TakeDropped(), Is.EqualTo(2));
    }

    private static ProvisioningExchange Exchange(int status) => new()
    {
        Tenant = new TenantId(Guid.Empty),
        At = AdjustableTime.Start,
        Caller = "admin",
        Method = "PATCH",
        Path = "/scim/v2/Users",
        Query = [],
        Status = status,
        Duration = TimeSpan.Zero,
        ScimType = null,
        TraceId = new string('a', 32),
        Location = null,
        Request = KeptBytes.None,
        Response = KeptBytes.None,
    };
}
