using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.Hosting;
using YamlDotNet.RepresentationModel;

namespace ScimPlatform.WebApi.FunctionalTests.Deployment;

/// <summary>What the image and the composition of containers must have, as far as it can be read without a container.</summary>
public sealed class ContainerTests
{
    private static readonly string Image = RepositoryFiles.Read("deploy/container/Dockerfile");

    // Of the last stage, which is the image.
    private static readonly IReadOnlyList<string> Instructions =
        [.. Regex.Split(Image[Image.LastIndexOf("FROM ", StringComparison.Ordinal)..].Replace("\\\n", " ", StringComparison.Ordinal), "\n")
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => Regex.Replace(line, " +", " "))];

    private static readonly YamlMappingNode Compose = YamlFile.Read("deploy/container/compose.yaml");

    private static IEnumerable<string> Servers => Compose.At("services").Keys().Where(name => Compose.Text("services", name, "image") == "scim-platform:local");

    private static IReadOnlyList<string> EverySetting =>
        [.. Servers.SelectMany(server => Compose.At("services", server, "environment").Keys()).Distinct()];

    [Test]
    public void Image_IsBuiltInAnotherStage_OnTheRuntimeAlone() => Assert.That(
        Regex.Matches(Image, @"^FROM (?<image>\S+)", RegexOptions.Multiline).Select(match => match.Groups["image"].Value),
        Is.EqualTo(new[] { "mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0" }));

    [Test]
    public void Image_RunsAsItsUserThatIsNotRoot() =>
        Assert.That(Instructions.Where(line => line.StartsWith("USER ", StringComparison.Ordinal)), Is.EqualTo(new[] { "USER $APP_UID" }));

    [Test]
    public void Image_StartsTheServer() => Assert.That(Instructions[^1], Is.EqualTo("""ENTRYPOINT ["dotnet", "ScimPlatform.WebApi.dll"]"""));

    [Test]
    public void Image_IsAskedForItsHealthByTheProgramItself() => Assert.That(Instructions.Single(line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal)), Does.EndWith(
        $$"""CMD ["dotnet", "ScimPlatform.WebApi.dll", "health", "http://127.0.0.1:8080{{Health.Ready}}"]"""));

    [Test]
    public void Image_SetsSettingsThatExist()
    {
        var set = Regex.Match(string.Join('\n', Instructions), @"^ENV (?<all>.*)$", RegexOptions.Multiline).Groups["all"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(set, Is.EquivalentTo(new[] { "DataDirectory=/data", "ASPNETCORE_HTTP_PORTS=8080" }));
        Assert.That(EnvironmentNames.Unknown(set.Select(pair => pair.Split('=')[0])), Is.Empty);
    }

    [Test]
    public void Context_OfTheImage_HasNothingButWhatIsListed() =>
        Assert.That(RepositoryFiles.Read(".dockerignore").Split('\n'), Has.Member("*").And.Member("!src"));

    [Test]
    public void Composition_HasServersOverBothEngines() =>
        Assert.That(Servers, Is.EquivalentTo(new[] { "migrate", "server", "migrate-sqlserver", "server-sqlserver" }));

    [TestCaseSource(nameof(Servers))]
    public void Server_OfTheComposition_WritesNowhereButInMemory(string name)
    {
        var server = Compose.At("services", name)!;

        Assert.That(server.Text("read_only"), Is.EqualTo("true"));
        Assert.That(server.At("tmpfs").Texts(), Is.EqualTo(new[] { "/tmp", "/data:uid=1654,gid=1654,mode=0700" }));
        Assert.That(server.At("cap_drop").Texts(), Is.EqualTo(new[] { "ALL" }));
        Assert.That(server.At("security_opt").Texts(), Is.EqualTo(new[] { "no-new-privileges:true" }));
        Assert.That(server.Text("user"), Is.Null);
    }

    [Test]
    public void Settings_OfTheComposition_Exist()
    {
        Assert.That(EverySetting, Has.Count.GreaterThan(6).And.Member("Security__MasterKey"));
        Assert.That(EnvironmentNames.Unknown(EverySetting), Is.Empty);
    }

    [Test]
    public void Unknown_OfANameThatIsNoSetting_NamesIt() => Assert.That(
        EnvironmentNames.Unknown(["Database__Provider", "Database__Provder", "ASPNETCORE_URLS", "ForwardedHeaders__KnownNetworks__0"]),
        Is.EqualTo(new[] { "Database__Provder" }));

    [Test]
    public void Secrets_OfTheComposition_AreAskedFor()
    {
        foreach (var server in Servers)
        {
            Assert.That(Compose.Text("services", server, "environment", "Security__MasterKey"), Does.StartWith("${MASTER_KEY:?"));
            Assert.That(Compose.Text("services", server, "environment", "ConnectionStrings__ScimPlatform"), Does.Match(@"Password=\$\{DATABASE_PASSWORD:\?"));
        }
    }

    [TestCase("server", "migrate", "service_completed_successfully")]
    [TestCase("migrate", "postgresql", "service_healthy")]
    [TestCase("server-sqlserver", "migrate-sqlserver", "service_completed_successfully")]
    [TestCase("migrate-sqlserver", "sqlserver", "service_healthy")]
    public void Services_OfTheComposition_WaitForOneAnother(string service, string other, string condition) =>
        Assert.That(Compose.Text("services", service, "depends_on", other, "condition"), Is.EqualTo(condition));

    [Test]
    public void SqlServer_OfTheComposition_StartsByItsProfileAlone()
    {
        var names = Compose.At("services").Keys();

        Assert.That(names.Where(name => Compose.At("services", name, "profiles").Texts().Contains("sqlserver")), Is.EquivalentTo(names.Where(name => name.Contains("sqlserver"))));
    }
}
