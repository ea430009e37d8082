using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Events;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>tenant export</c> and <c>tenant import</c> as an operator types them. What travels on each engine, TransferTests say.</summary>
public sealed class TenantTransferCommandTests
{
    private const string Webhooks = "/api/v1/admin/webhooks";

    private TemporaryDirectory directory = null!;
    private TemporaryDirectory elsewhere = null!;

    private string File => Path.Combine(directory.Path, "acme.jsonl");

    [SetUp]
    public void MakeDirectories()
    {
        TestEngine.RequireSqlite();
        (directory, elsewhere) = (new TemporaryDirectory(), new TemporaryDirectory());
    }

    [TearDown]
    public void RemoveDirectories()
    {
        directory?.Dispose();
        elsewhere?.Dispose();
    }

    [Test]
    public async Task Export_FromARunningServer_IsServedElsewhereToTheSameToken()
    {
        string authorization, user;
        (int Code, string Output, string Error) export;
        await using (var server = await ServerProcess.StartAsync(directory.Path))
        {
            authorization = await Operator.AddTenantAsync(server, "acme");
            user = (await server.As(authorization).PostAsync("/scim/v2/Users", Operator.User("babs"))).Require(201)["id"]!.GetValue<string>();
            export = await Operator.RunAsync(directory, "tenant", "export", "acme", File);
        }

        await Operator.MakeAsync(elsewhere);
        var import = await Operator.RunAsync(elsewhere, "tenant", "import", File);
        var again = await Operator.RunAsync(elsewhere, "tenant", "import", File);
        var check = await Operator.RunAsync(elsewhere, "check");

        Assert.That((export.Code, export.Error, import.Error), Is.EqualTo((0, "", "")));
        Assert.That(export.Output, Does.Match($@"\A{File}: tenant acme \([0-9a-f-]{{36}}\)\. Rows: Tenant 1, TenantSchema 0, User 1, .*\. Audit: intact\.\n\z"));
        Assert.That(import, Is.EqualTo(export));
        Assert.That(again, Is.EqualTo((1, "", "There is a tenant 'acme' already, or one that was deleted a short while ago.\n")));
        Assert.That((check.Code, check.Output), Is.EqualTo((0, "integrity: ok\nschema: ok\norphans: ok\ntotals: ok\naudit: ok\n")));
        await using var other = await ServerProcess.StartAsync(elsewhere.Path);
        Assert.That((await other.As(authorization).GetAsync($"/scim/v2/Users/{user}")).Require(200)["userName"]!.GetValue<string>(), Is.EqualTo("babs@example.com"));
    }

    [Test]
    public async Task Import_OfAWebhook_SendsNothingUntilItsSecretIsRotated()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var body = $$"""{"url":"{{receiver.Url}}","types":["user.created"],"include_resource":true}""";
        string secret, id;
        await using (var server = await ServerProcess.StartAsync(directory.Path))
        {
            await Operator.AddTenantAsync(server, "acme");
            var before = server.As(server.Jwts.Of("acme", TestJwts.TenantScopes));
            var created = (await before.PostAsync(Webhooks, body)).Require(201);
            (secret, id) = ((string)created["secret"]!, (string)created["id"]!);
            (await before.PostAsync("/scim/v2/Users", Operator.User("ada"))).Require(201);
            await receiver.WaitAsync(1);
            (await before.PostAsync($"{Webhooks}/{id}/rotate-secret")).Require(200);
            await Operator.RunAsync(directory, "tenant", "export", "acme", File);
        }

        var exported = (await System.IO.File.ReadAllLinesAsync(File)).Single(line => line.StartsWith("{\"row\":\"Webhook\"", StringComparison.Ordinal));
        await Operator.MakeAsync(elsewhere);
        await Operator.RunAsync(elsewhere, "tenant", "import", File);
        await using var other = await ServerProcess.StartAsync(elsewhere.Path);
        var admin = other.As(other.Jwts.Of("acme", TestJwts.TenantScopes));
        var imported = (await admin.GetAsync($"{Webhooks}/{id}")).Require(200);
        (await admin.PostAsync("/scim/v2/Users", Operator.User("bob"))).Require(201);
        var early = await admin.PatchAsync($"{Webhooks}/{id}", """{"enabled":true}""");
        var rotated = (await admin.PostAsync($"{Webhooks}/{id}/rotate-secret")).Require(200);
        var sentEarly = receiver.All.Count;
        (await admin.PatchAsync($"{Webhooks}/{id}", """{"enabled":true}""")).Require(200);
        var told = (await receiver.WaitAsync(2))[1];

        Assert.That(exported, Does.Contain("\"Secret\":null").And.Contain("\"PreviousSecret\":null").And.Contain("\"PreviousSecretUntil\":null").And.Contain("\"Enabled\":false"));
        Assert.That(((bool)imported["enabled"]!, imported["previous_secret_until"], (string)imported["url"]!), Is.EqualTo((false, (JsonNode?)null, receiver.Url)));
        Assert.That((early.Status, sentEarly), Is.EqualTo((409, 1)), early.Text);
        Assert.That((string)told.Data["resource"]!["document"]!["userName"]!, Is.EqualTo("bob@example.com"), "what came meanwhile, and nothing again");
        Assert.That((string)rotated["secret"]!, Is.Not.EqualTo(secret));
        Assert.That(rotated["previous_secret_until"], Is.Null, "there is none before it");
        WebhookTests.RequireSigned(told, (string)rotated["secret"]!);
    }

    [Test]
    public async Task Export_InJson_SaysWhatTravels()
    {
        await Operator.MakeAsync(directory);
        var id = (await Operator.RunAsync(directory, "tenant", "create", "acme")).Output.Trim();

        var (code, output, error) = await Operator.RunAsync(directory, "tenant", "export", "acme", File, "--json");

        Assert.That((code, error), Is.EqualTo((0, "")));
        var said = JsonNode.Parse(output)!;
        Assert.That(said["tenant"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{id}}","slug":"acme"}"""));
        Assert.That((said["rows"]!["AuditEvent"]!.GetValue<int>(), said["audit_faults"]!.GetValue<int>()), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Export_OfNoTenantOrToAFileThatIsThere_IsRefused()
    {
        await Operator.MakeAsync(directory);
        await Operator.RunAsync(directory, "tenant", "create", "acme");
        await System.IO.File.WriteAllTextAsync(File, "mine");

        Assert.That(await Operator.RunAsync(directory, "tenant", "export", "acme", File), Is.EqualTo((1, "", $"{File} exists already.\n")));
        Assert.That(await Operator.RunAsync(directory, "tenant", "export", "nobody", $"{File}2"), Is.EqualTo((1, "", "There is no tenant 'nobody'.\n")));
        Assert.That(await Operator.RunAsync(directory, "tenant", "import", File), Is.EqualTo((1, "", $"{File} is cut off.\n")));
        Assert.That(await Operator.RunAsync(directory, "tenant", "import", $"{File}3"), Is.EqualTo((1, "", $"Could not find file '{File}3'.\n")));
    }

    // The file has some 95 MB.
    [Test]
    public async Task ExportAndImport_OfAHundredThousandUsers_NeedLittleMemory()
    {
        await Operator.MakeAsync(directory);
        await Operator.RunAsync(directory, "tenant", "create", "acme");
        const string Sql =
            """
            INSERT INTO Users (Id, TenantId, UserName, UserNameKey, Active, Document, CreatedAt, UpdatedAt, Version)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            SELECT printf('00000000-0000-7000-8000-%012X', i), (SELECT Id FROM Tenants), 'u' || i, 'U' || i, 1,
                '{"userName":"u' || i || '","title":"' || hex(zeroblob(300)) || '"}', 1700000000000, 1700000000000, 1 FROM n
            """;
        Operator.Execute(Path.Combine(directory.Path, "scim-platform.db"), Sql);

        // The managed heap ends at 64 MiB.
        var little = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "4000000" };
        var export = await ServerProcess.RunAsync(directory.Path, little, "tenant", "export", "acme", File, "--environment", "Development");
        await Operator.MakeAsync(elsewhere);
        var import = await ServerProcess.RunAsync(elsewhere.Path, little, "tenant", "import", File, "--environment", "Development");

        Assert.That((export.Code, export.Error), Is.EqualTo((0, "")));
        Assert.That(import, Is.EqualTo(export));
        Assert.That(System.IO.File.ReadLines(File).Count(), Is.EqualTo(100_004));
        Assert.That(new FileInfo(File).Length, Is.GreaterThan(80_000_000));
    }
}
