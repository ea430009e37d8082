using System.CommandLine;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.Commands;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary>The page of commands says what <c>--help</c> says.</summary>
public sealed partial class CommandsDocumentTests
{
    private const string Page = "docs/commands.md";

    private static IEnumerable<string> Names => NamesBelow(CommandLine.Root([]), []);

    [TestCaseSource(nameof(Names))]
    public async Task Page_OfACommand_HasItsHelp(string name)
    {
        var help = await HelpAsync(name);
        if (Environment.GetEnvironmentVariable("SCIMPLATFORM_RENEW") == "1")
        {
            var page = RepositoryFiles.Read(Page);
            await File.WriteAllTextAsync(RepositoryFiles.PathOf(Page), Blocks().Replace(page, block => block.Groups["name"].Value == name ? Block(name, help) : block.Value));
        }

        Assert.That(RepositoryFiles.Read(Page), Does.Contain(Block(name, help)), "Renew it: SCIMPLATFORM_RENEW=1 dotnet test tests/WebApi.FunctionalTests --filter CommandsDocumentTests");
    }

    [Test]
    public void Page_OfCommands_HasNoOthers() => Assert.That(
        Blocks().Matches(RepositoryFiles.Read(Page)).Select(block => block.Groups["name"].Value), Is.EquivalentTo(Names));

    private static IEnumerable<string> NamesBelow(Command command, string[] above) => command.Subcommands.SelectMany(sub =>
        sub.Subcommands.Count == 0 ? [string.Join(' ', [.. above, sub.Name])] : NamesBelow(sub, [.. above, sub.Name]));

    private static async Task<string> HelpAsync(string name)
    {
        await using var output = new StringWriter();
        await CommandLine.Root([]).Parse([.. name.Split(' '), "--help"]).InvokeAsync(new InvocationConfiguration { Output = output });
        var lines = output.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

        // What stands there is about passing arguments on, of which no command does anything.
        return string.Join('\n', lines.TakeWhile(line => line != "Additional Arguments:").Select(line => line.Replace("testhost", "ScimPlatform.WebApi", StringComparison.Ordinal)));
    }

    private static string Block(string name, string help) => $"```text\n$ {name} --help\n{help}\n```";

    [GeneratedRegex(@"```text\n\$ (?<name>[a-z ]+) --help\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
