using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>Two server processes that share a database and nothing else; each test makes a tenant of its own.</summary>
public abstract class TwoServerFixture
{
    private TemporaryDirectory? directory;
    private ServerProcess? first;
    private ServerProcess? second;

    private protected ServerProcess First => first!;

    private protected ServerProcess Second => second!;

    [OneTimeSetUp]
    public async Task StartServers()
    {
        directory = new TemporaryDirectory();
        first = await ServerProcess.StartAsync(directory.Path);
        second = await ServerProcess.StartAsync(directory.Path);
    }

    [OneTimeTearDown]
    public async Task StopServers()
    {
        foreach (var server in new[] { first, second }.OfType<ServerProcess>())
        {
            await server.DisposeAsync();
        }

        directory?.Dispose();
    }

    private protected static Caller Admin(ServerProcess server, string slug) => server.As(server.Jwts.Of(slug, TestJwts.TenantScopes));

    private protected async Task<string> AddTenantAsync(int maxLiveTokens = 1)
    {
        var slug = $"t-{Guid.NewGuid():N}"[..20];
        var body = $$"""{"slug":"{{slug}}","scim_enabled":true,"max_live_tokens":{{maxLiveTokens}}}""";
        (await First.Platform.PostAsync("/api/v1/admin/tenants", body)).Require(201);
        return slug;
    }
}
