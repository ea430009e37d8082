using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>How long events can be read.</summary>
[NonParallelizable]
public sealed class EventRetentionTests : ServerFixture
{
    private const string Path = EventFeed.Path;

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Position_OlderThanWhatIsKept_IsGoneAndSaysWhereToGoOn()
    {
        var tenant = await App.AddTenantAsync();
        var begin = (string)(await tenant.ReadAsync(null, "limit=1"))["next"]!;
        await tenant.AddUserAsync("old");
        await tenant.EndAsync();
        time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        await tenant.AddUserAsync("new");
        await tenant.EndAsync();

        var gone = await tenant.Admin.GetAsync($"{Path}?after={begin}");
        var after = (string)gone["after"]!;
        var on = await tenant.ReadAsync(after, "limit=10");
        var fresh = await tenant.ReadAsync(null, "limit=10");

        Assert.That((gone.Status, gone.Members), Is.EqualTo((410, new[] { "detail", "after" })));
        Assert.That(on["items"]!.AsArray().Select(one => (long)one!["sequence"]!), Is.EqualTo([3]));
        Assert.That(fresh.Text, Is.EqualTo(on.Text));
    }
}
