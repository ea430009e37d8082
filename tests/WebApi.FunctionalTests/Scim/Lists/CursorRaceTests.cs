namespace ScimPlatform.WebApi.FunctionalTests.Scim.Lists;

/// <summary>Walks by cursor while the directory changes.</summary>
public sealed class CursorRaceTests
{
    [Test]
    public async Task Get_WhileOthersComeAndGo_VisitsEveryoneWhoStayedExactlyOnce(
        [Values("", "&sortBy=userName", "&sortBy=title&sortOrder=descending")] string sort)
    {
        await using var busy = await ScimHost.StartAsync();
        using var caller = busy.As("tester");
        List<string> stayed = [];
        for (var number = 0; number < 40; number++)
        {
            stayed.Add(await caller.AddUserAsync($"stays-{number}", $$"""{"title":"t{{number % 4}}"}"""));
        }

        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(writer => ComeAndGoAsync(caller, writer, done.Token)).ToList();
        var pages = await caller.WalkAsync("/scim/v2/Users?count=3" + sort);
        await done.CancelAsync();
        await Task.WhenAll(writers);

        var seen = pages.SelectMany(page => page.Ids()).ToList();
        Assert.That(seen.Where(stayed.Contains), Is.EquivalentTo(stayed));
        Assert.That(seen, Is.Unique);
    }

    private static async Task ComeAndGoAsync(HttpClient caller, int writer, CancellationToken done)
    {
        for (var number = 0; !done.IsCancellationRequested && number < 500; number++)
        {
            var id = await caller.AddUserAsync($"guest-{writer}-{number}", $$"""{"title":"t{{number % 5}}"}""");
            using var answer = await caller.DeleteAsync($"/scim/v2/Users/{id}", CancellationToken.None);
        }
    }
}
