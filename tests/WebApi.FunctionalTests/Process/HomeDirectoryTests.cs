using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>A server needs its data directory alone: where it runs as a service, its user may have no home at all.</summary>
public sealed class HomeDirectoryTests
{
    [Test]
    public async Task Start_OfAServer_LeavesNothingInTheHomeDirectory()
    {
        using var directory = new TemporaryDirectory();
        using var home = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path, new Dictionary<string, string> { ["HOME"] = home.Path });

        await Operator.AddTenantAsync(server, "acme");

        Assert.That(Directory.EnumerateFileSystemEntries(home.Path), Is.Empty);
    }
}
