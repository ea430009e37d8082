using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>health</c>, by which a container asks its own server.</summary>
public sealed class HealthCommandTests
{
    [Test]
    public async Task Health_OfARunningServer_SaysWhatItAnswers()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);

        var well = await ServerProcess.RunAsync(directory.Path, "health", new Uri(server.Client.BaseAddress!, "/health/ready").AbsoluteUri);
        var other = await ServerProcess.RunAsync(directory.Path, "health", new Uri(server.Client.BaseAddress!, "/health/elsewhere").AbsoluteUri);

        Assert.That(well, Is.EqualTo((0, $"200 Healthy{Environment.NewLine}", "")));
        Assert.That((other.Code, other.Output), Is.EqualTo((1, "")));
        Assert.That(other.Error, Does.StartWith("404 "));
    }

    [TestCase("http://127.0.0.1:1/health/ready", "does not answer")]
    [TestCase("health/ready", "absolute http or https URL")]
    public async Task Health_OfWhatDoesNotAnswer_FailsInOneLine(string url, string said)
    {
        using var directory = new TemporaryDirectory();

        var (code, _, error) = await ServerProcess.RunAsync(directory.Path, "health", url);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.Trim(), Does.Contain(said).And.Not.Contain("\n"));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.Empty);
    }
}
