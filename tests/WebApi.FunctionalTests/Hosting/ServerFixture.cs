namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>Tests that share one server; each of them makes a tenant of its own.</summary>
public abstract class ServerFixture
{
    private TestServerApp? app;

    private protected TestServerApp App => app ?? throw new InvalidOperationException("The server has not been started.");

    private protected virtual TestServerSetup Setup => new();

    [OneTimeSetUp]
    public async Task StartServer() => app = await TestServerApp.StartAsync(Setup);

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}
