using System.Runtime.Versioning;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>Files that are nobody's business but the server's.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win")]
public sealed class SecretFileTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Key = "cursor-key";

    private TemporaryDirectory directory = null!;

    private string KeyFile => Path.Combine(directory.Path, Key);

    [SetUp]
    public void MakeDirectory() => directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => directory.Dispose();

    [Test]
    public void Read_OfWhatIsNotThere_MakesItForItsOwnerOnly()
    {
        Assert.That(Read(), Is.EqualTo(new string('k', 64)));
        Assert.That(File.GetUnixFileMode(KeyFile), Is.EqualTo(Owner));
    }

    [TestCase("")]
    [TestCase("short")]
    [TestCase("1234567890123456789012345678901")]
    public void Read_OfAKeyOfLessThan32Bytes_IsRefusedByName(string text)
    {
        Write(text, Owner);

        Assert.That(Read, Refused("32"));
    }

    [TestCase(Owner | UnixFileMode.GroupRead)]
    [TestCase(Owner | UnixFileMode.OtherRead)]
    [TestCase(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void Read_OfAFileThatOthersReach_IsRefusedByName(UnixFileMode mode)
    {
        Write(new string('a', 64), mode);

        Assert.That(Read, Refused("0600"));
    }

    [Test]
    [Platform("Linux")]
    public void Read_OfAFileOfAnotherUser_IsRefusedByName()
    {
        Write(new string('a', 64), Owner);
        using var chown = System.Diagnostics.Process.Start("chown", ["65534", KeyFile]);
        chown.WaitForExit();
        Assume.That(chown.ExitCode, Is.Zero, "Only root may give a file away.");

        Assert.That(Read, Refused("belong"));
    }

    [Test]
    public async Task Start_WithAShortKey_IsRefusedByName()
    {
        Write("", Owner);

        await Assert.ThatAsync(
            () => TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path }), Refused("32"));
    }

    [Test]
    public async Task Start_WithARottenDevelopmentKey_IsRefusedByName()
    {
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "development-key.pem"), new string('a', 64));
        File.SetUnixFileMode(Path.Combine(directory.Path, "development-key.pem"), Owner);

        await Assert.ThatAsync(
            () => TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path }),
            Throws.TypeOf<SettingFault>().With.Message.Contains("development-key.pem"));
    }

    [Test]
    public async Task Database_OfANewServer_IsForItsOwnerOnly()
    {
        TestEngine.RequireSqlite();
        await using var app = await StartAndWriteAsync();

        Assert.That(Modes(), Has.Count.GreaterThanOrEqualTo(3).And.All.EqualTo(Owner));
    }

    [Test]
    public async Task Database_ThatOthersCouldRead_IsMadeForItsOwnerOnly()
    {
        TestEngine.RequireSqlite();
        await (await StartAndWriteAsync()).DisposeAsync();
        File.SetUnixFileMode(Path.Combine(directory.Path, "scim-platform.db"), Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var app = await StartAndWriteAsync();

        Assert.That(Modes(), Has.Count.GreaterThanOrEqualTo(3).And.All.EqualTo(Owner));
    }

    // In Development the server writes a tenant when it starts.
    private Task<TestServerApp> StartAndWriteAsync() => TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path });

    // The database, its write-ahead log, the index of that, and whatever else stands beside it.
    private List<UnixFileMode> Modes() =>
        [.. Directory.EnumerateFiles(directory.Path, "scim-platform.db*").Select(File.GetUnixFileMode)];

    private string Read() => SecretFile.Read(directory.Path, Key, () => new string('k', 64));

    private void Write(string text, UnixFileMode mode)
    {
        File.WriteAllText(KeyFile, text);
        File.SetUnixFileMode(KeyFile, mode);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string why) =>
        Throws.TypeOf<SettingFault>().With.Message.Contains(Key).And.Message.Contains(why).And.Message.Not.Contains("\n");
}
