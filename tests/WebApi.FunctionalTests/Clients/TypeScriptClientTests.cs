using System.Diagnostics;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Clients;

/// <summary>The generated TypeScript client, compiled strictly, against a server that listens. It takes part where Node is.</summary>
internal sealed partial class TypeScriptClientTests : ServerFixture
{
    private const string Package = "clients/typescript";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private protected override TestServerSetup Setup => new() { Listens = true };

    [OneTimeSetUp]
    public static async Task RequireNode()
    {
        if (!NodeRuntime.IsThere)
        {
            await TestContext.Progress.WriteLineAsync(NodeRuntime.LeftOut);
            Assert.Ignore(NodeRuntime.LeftOut);
        }
    }

    [Test]
    public async Task Examples_OfTheReadme_CompileAndRun()
    {
        using var directory = new TemporaryDirectory();
        Copy(RepositoryFiles.PathOf(Package), directory.Path);
        await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], directory.Path);
        var examples = string.Concat(Block().Matches(RepositoryFiles.Read($"{Package}/README.md")).Select(block => block.Groups["code"].Value));
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "src", "examples.ts"), $$"""
            import { byCursor, ScimPlatformClient, type ErrorDto } from "./index.js";

            export async function run(url: string, jwt: string): Promise<unknown> {
            {{examples}}
                return [minted.status, user.roles, names];
            }
            """);
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "run.mjs"), """
            import { run } from "./dist/examples.js";
            console.log(JSON.stringify(await run(process.argv[2], process.argv[3])));
            """);
        await RunAsync("npm", ["run", "build"], directory.Path);
        var tenant = await App.AddTenantAsync();

        var printed = await RunAsync("node", ["run.mjs", App.Url.ToString(), App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes)], directory.Path);

        Assert.That(printed.Trim(), Is.EqualTo("""["active",[{"value":"tour-lead"}],["babs@example.com","SCIM token not found."]]"""));
    }

    [GeneratedRegex("```typescript\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private static void Copy(string from, string to)
    {
        foreach (var file in new[] { "package.json", "package-lock.json", "tsconfig.json" }.Select(name => Path.Combine(from, name)).Concat(Directory.GetFiles(Path.Combine(from, "src"))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string directory)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
        return await output;
    }
}
