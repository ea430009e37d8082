using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests;

/// <summary>Says which engines take part, and stops what the tests started.</summary>
[SetUpFixture]
internal sealed class EnginesAtTheEnd
{
    [OneTimeSetUp]
    public void Say() => TestContext.Progress.WriteLine(Databases.TestDatabases.Said);

    [OneTimeTearDown]
    public void Stop() => PostgreSqlServer.Stop();
}
