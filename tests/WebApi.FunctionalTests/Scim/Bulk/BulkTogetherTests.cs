using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

/// <summary>Resources that are made or changed and that nobody can tell the order of are stored together, and that shows in nothing but the time it takes.</summary>
internal sealed class BulkTogetherTests : ServerFixture
{
    private const int DiskFull = 13;

    private readonly ConcurrentQueue<string> sent = new();

    private SqliteConnections Connections => App.Services.GetRequiredService<SqliteConnections>();

    [SetUp]
    public void RequireSqlite() => TestEngine.RequireSqlite();

    [TearDown]
    public void StopListening()
    {
        if (TestEngine.Provider == DatabaseProvider.Sqlite)
        {
            Connections.Executing = null;
            sent.Clear();
        }
    }

    [Test]
    public async Task Bulk_OfNewUsers_IsOneTransactionOfOneTenant()
    {
        var tenant = await App.AddTenantAsync();
        Connections.Executing = sent.Enqueue;

        var job = await BulkJob.SendAsync(tenant.Admin, [.. Names(20).Select(name => BulkJob.User(name))]);

        Assert.That(job.Statuses, Is.EqualTo(Enumerable.Repeat("201", 20)));
        Assert.That(Sent("INTO DirectoryTotals"), Is.EqualTo(1));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(20));
    }

    [Test]
    public async Task Bulk_OfNewUsersSomeAtFault_MakesTheOthersAndTellsWhichAndWhy()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("taken");

        var job = await BulkJob.SendAsync(
            tenant.Admin,
            BulkJob.User("ada"),
            BulkJob.User("Taken"),
            BulkJob.User("bob", "\"active\":\"perhaps\""),
            BulkJob.Group("guides", Guid.NewGuid().ToString()),
            BulkJob.Group("cooks"),
            BulkJob.User("cy"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "409", "400", "400", "201", "201" }));
        Assert.That((string?)job.Results[1]["response"]!["scimType"], Is.EqualTo("uniqueness"));
        Assert.That((string?)job.Results[2]["response"]!["detail"], Is.EqualTo("'active' must be true or false."));
        foreach (var made in new[] { "ada", "cooks", "cy" })
        {
            var path = job.Result(made)["location"]!.GetValue<string>()["https://scim.example.com".Length..];
            Assert.That((await tenant.Admin.GetAsync(path)).Header("ETag"), Is.EqualTo((string?)job.Result(made)["version"]), made);
        }

        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Bulk_OfChangesOfDifferentUsers_IsOneTransactionOfOneTenant()
    {
        var tenant = await App.AddTenantAsync();
        var paths = await AddUsersAsync(tenant, 20);
        Connections.Executing = sent.Enqueue;

        var job = await BulkJob.SendAsync(tenant.Admin, [.. paths.Select(path => BulkJob.Title(path, "Guide"))]);

        Assert.That(job.Statuses, Is.EqualTo(Enumerable.Repeat("200", 20)));
        Assert.That(Sent("INTO DirectoryTotals"), Is.EqualTo(1));
        foreach (var (path, result) in paths.Zip(job.Results))
        {
            var stored = (await tenant.Admin.GetAsync($"/scim/v2{path}")).Require(200);
            Assert.That((string?)stored["title"], Is.EqualTo("Guide"));
            Assert.That((string?)stored["meta"]!["version"], Is.EqualTo((string?)result["version"]));
        }
    }

    [Test]
    public async Task Bulk_OfChangesSomeAtFault_ChangesTheOthersAndTellsWhichAndWhy()
    {
        var tenant = await App.AddTenantAsync();
        var paths = await AddUsersAsync(tenant, 5);

        var job = await BulkJob.SendAsync(
            tenant.Admin,
            BulkJob.Title(paths[0], "Guide"),
            BulkJob.Title(paths[1], "Guide", "W/\"99\""),
            BulkJob.Put(paths[2], "user0"),
            BulkJob.Patch(paths[3], """{"op":"replace","path":"active","value":"perhaps"}"""),
            BulkJob.Put(paths[4], "renamed"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "200", "412", "409", "400", "200" }));
        var users = (await tenant.Admin.GetAsync("/scim/v2/Users?sortBy=userName")).Require(200)["Resources"]!.AsArray();
        Assert.That(
            users.Select(user => $"{user!["userName"]} {user["title"]}".Trim()),
            Is.EqualTo(new[] { "renamed", "user0 Guide", "user1", "user2", "user3" }));
    }

    [Test]
    public async Task Bulk_WhileNothingCanBeStored_AnswersThatForEachAndDoesNotTryEach()
    {
        var tenant = await App.AddTenantAsync();
        Connections.Executing = sql =>
        {
            sent.Enqueue(sql);
            if (sql.Contains("INTO DirectoryTotals", StringComparison.Ordinal))
            {
                throw new SqliteException("full", DiskFull);
            }
        };

        var job = await BulkJob.SendAsync(tenant.Admin, [.. Names(20).Select(name => BulkJob.User(name))]);

        Assert.That(job.Statuses, Is.EqualTo(Enumerable.Repeat("503", 20)));
        Assert.That(Sent("INTO DirectoryTotals"), Is.EqualTo(1));
        Connections.Executing = null;
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    private static async Task<List<string>> AddUsersAsync(TestTenant tenant, int count)
    {
        var paths = new List<string>();
        foreach (var name in Names(count))
        {
            paths.Add($"/Users/{await tenant.AddUserAsync(name)}");
        }

        return paths;
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(number => $"user{number}");

    private int Sent(string part) => sent.Count(sql => sql.Contains(part, StringComparison.Ordinal));
}
