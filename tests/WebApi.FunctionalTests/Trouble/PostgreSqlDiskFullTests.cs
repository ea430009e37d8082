using System.Security.Cryptography;
using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>A PostgreSQL whose disk has no room, as the kernel has it for its processes (RLIMIT_FSIZE, whose signal it ignores itself).</summary>
[NonParallelizable]
public sealed class PostgreSqlDiskFullTests
{
    // Room for a segment of the log, which is made whole, and not a multiple of a page: what then fits in half is a full disk (53100).
    private const int Room = 18_000_100;
    private const int Enough = 100;
    private const int DocumentBytes = 400_000;

    [Test]
    public async Task Writes_OnceTheDiskIsFull_Are503AndReadsGoOnUntilThereIsRoomAgain()
    {
        Assume.That(PostgreSqlCluster.FindPrograms() is not null && File.Exists("/usr/bin/prlimit"), "PostgreSQL's programs or prlimit are not installed.");
        using var cluster = PostgreSqlCluster.Start(PostgreSqlCluster.FindPrograms()!);
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With(
            ("Database:Provider", "PostgreSql"),
            ("Database:MigrateOnStartup", "true"),
            ("ConnectionStrings:ScimPlatform", new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "full" }.ConnectionString)));
        var connector = await (await app.AddTenantAsync()).ConnectorAsync();
        var kept = new List<string>();

        cluster.LimitFiles(Room);
        var refused = await FillAsync(connector, kept);
        var read = await connector.GetAsync($"/scim/v2/Users/{kept[0]}");
        var ready = await app.As(null).GetAsync("/health/ready");
        cluster.LimitFiles(null);

        Assert.That((refused.Status, read.Status, ready.Status), Is.EqualTo((503, 200, 200)), refused.Text);
        Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        kept.Add((await AddAsync(connector, kept.Count)).Require(201)["id"]!.GetValue<string>());
        Assert.That((await connector.GetAsync("/scim/v2/Users?count=0"))["totalResults"]!.GetValue<int>(), Is.EqualTo(kept.Count));
        Assert.That((await Task.WhenAll(kept.Select(id => connector.GetAsync($"/scim/v2/Users/{id}?attributes=id")))).Select(user => user.Status), Is.All.EqualTo(200));
    }

    private static async Task<Answer> FillAsync(Caller connector, List<string> kept)
    {
        while (kept.Count < Enough)
        {
            var answer = await AddAsync(connector, kept.Count);
            if (answer.Status != 201)
            {
                return answer;
            }

            kept.Add(answer["id"]!.GetValue<string>());
        }

        throw new AssertionException("The disk was never full.");
    }

    // What is random cannot be compressed.
    private static Task<Answer> AddAsync(Caller connector, int number) => connector.PostAsync("/scim/v2/Users", $$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user-{{number}}",
        "nickName":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(DocumentBytes))}}"}
        """);
}
