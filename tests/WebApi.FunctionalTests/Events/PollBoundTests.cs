using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>What a poll may ask for and say, at its bounds (RFC 8936 section 2).</summary>
public sealed class PollBoundTests : ServerFixture
{
    private const string Path = "/api/v1/admin/webhooks";

    // Section 2.2: as many at most. That the transmitter gives fewer is its own affair.
    [Test]
    public async Task Poll_ForMoreThanAreGivenAtOnce_IsAnswered([Values("1001", "2147483648", "1e300")] string most)
    {
        var (tenant, poll) = await StreamAsync();

        var polled = (await tenant.Admin.PostAsync(poll, $$"""{"maxEvents":{{most}},"returnImmediately":true}""")).Require(200);

        Assert.That(polled["sets"]!.AsObject(), Has.Count.EqualTo(1));
        Assert.That((bool)polled["moreAvailable"]!, Is.False);
    }

    [TestCase(100, 1, 100)]
    [TestCase(99, 2, 99)]
    [TestCase(98, 2, 100)]
    public async Task Reason_ThatIsLong_IsCutBetweenCharacters(int letters, int faces, int kept)
    {
        var (tenant, poll) = await StreamAsync();
        var jti = (await tenant.Admin.PostAsync(poll, """{"returnImmediately":true}""")).Require(200)["sets"]!.AsObject().Single().Key;
        var reason = new string('x', letters) + string.Concat(Enumerable.Repeat("\U0001F600", faces));

        (await tenant.Admin.PostAsync(poll, $$$$"""{"returnImmediately":true,"setErrs":{"{{{{jti}}}}":{"err":"{{{{reason}}}}"}}}""")).Require(200);

        var stream = poll.Split('/')[^2];
        var delivery = (await tenant.Admin.GetAsync($"{Path}/{stream}/deliveries")).Require(200)["items"]!.AsArray().Single()!;
        Assert.That((string?)delivery["error"], Is.EqualTo(reason[..kept]));
    }

    private async Task<(TestTenant Tenant, string Poll)> StreamAsync()
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set","types":["user.created"]}""")).Require(201);
        await tenant.AddUserAsync("ada");
        await tenant.EndAsync();
        return (tenant, $"/api/v1/admin/event-streams/{stream["id"]}/poll");
    }
}
