using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Clients;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>The receivers of docs/events.md, run as they stand there: they take what the server signs, once, and nothing else.</summary>
[NonParallelizable]
internal sealed partial class EventsPageTests : ServerFixture
{
    private const string Path = "/api/v1/admin/webhooks";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Receiver_InCSharp_VerifiesAndSurvivesRepeats()
    {
        using var directory = new TemporaryDirectory();
        await WriteAsync(directory, "Receiver.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);
        await WriteAsync(directory, "Program.cs", Code("csharp"));
        await RunAsync("dotnet", ["build", "-v", "q", "-o", "out"], directory);

        await ReceiveAsync(directory, port => ("dotnet", ["out/Receiver.dll", "--urls", $"http://127.0.0.1:{port}", "--Logging:LogLevel:Default=None"]));
    }

    [Test]
    public async Task Receiver_InTypeScript_VerifiesAndSurvivesRepeats()
    {
        if (!NodeRuntime.IsThere)
        {
            await TestContext.Progress.WriteLineAsync(NodeRuntime.LeftOut);
            Assert.Ignore(NodeRuntime.LeftOut);
        }

        using var directory = new TemporaryDirectory();
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(RepositoryFiles.PathOf($"clients/typescript/{file}"), System.IO.Path.Combine(directory.Path, file));
        }

        await WriteAsync(directory, "receiver.ts", Code("typescript"));
        await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], directory);

        // The types of Node's own modules are not among what the client needs.
        await RunAsync("npx", ["tsc", "--noCheck", "--module", "es2022", "--target", "es2022", "--outDir", "out", "receiver.ts"], directory);
        await ReceiveAsync(directory, _ => ("node", ["out/receiver.js"]));
    }

    private async Task ReceiveAsync(TemporaryDirectory directory, Func<int, (string Program, string[] Arguments)> command)
    {
        var (tenant, port) = (await App.AddTenantAsync(), FreePort());
        var webhook = (await tenant.Admin.PostAsync(Path, $$"""{"url":"http://127.0.0.1:{{port}}/events","types":["user.created"],"enabled":false}""")).Require(201);
        var (program, arguments) = command(port);
        using var process = Made(program, arguments, directory);
        process.StartInfo.Environment["WEBHOOK_SECRET"] = (string)webhook["secret"]!;
        process.StartInfo.Environment["PORT"] = $"{port}";
        process.Start();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var forged = await UntilAsync(() => ForgeAsync(client));
            (await tenant.Admin.PatchAsync($"{Path}/{webhook["id"]}", """{"enabled":true}""")).Require(200);
            await tenant.AddUserAsync("ada");
            var delivery = await DeliveredAsync(tenant, webhook, 1);
            (await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/deliveries/{delivery}/redeliver")).Require(202);
            await DeliveredAsync(tenant, webhook, 2);

            Assert.That(forged, Is.EqualTo(nameof(HttpStatusCode.Unauthorized)));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.That((await process.StandardOutput.ReadToEndAsync()).Trim(), Is.EqualTo("user.created"));
    }

    private static async Task<string?> ForgeAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = new StringContent("""{"type":"user.deleted"}""") };
        request.Headers.Add("webhook-id", "x");
        request.Headers.Add("webhook-timestamp", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");
        request.Headers.Add("webhook-signature", "v1,AAAA");
        try
        {
            return (await client.SendAsync(request)).StatusCode.ToString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<string> DeliveredAsync(TestTenant tenant, Answer webhook, int attempts) => await UntilAsync(async () =>
    {
        var one = (await tenant.Admin.GetAsync($"{Path}/{webhook["id"]}/deliveries")).Require(200)["items"]!.AsArray().SingleOrDefault();
        return one is not null && (string)one["status"]! == "delivered" && (int)one["attempts"]! == attempts ? (string)one["id"]! : null;
    });

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        for (var since = TimeProvider.System.GetTimestamp(); ;)
        {
            if (await ask() is { } found)
            {
                return found;
            }

            Assert.That(TimeProvider.System.GetElapsedTime(since), Is.LessThan(Patience));
            await Task.Delay(200);
        }
    }

    private static string Code(string language) => Block().Matches(RepositoryFiles.Read("docs/events.md")).Single(block => block.Groups["language"].Value == language).Groups["code"].Value;

    private static Task WriteAsync(TemporaryDirectory directory, string name, string text) => File.WriteAllTextAsync(System.IO.Path.Combine(directory.Path, name), text);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static System.Diagnostics.Process Made(string program, string[] arguments, TemporaryDirectory directory) => new()
    {
        StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory.Path, RedirectStandardOutput = true, RedirectStandardError = true },
    };

    private static async Task RunAsync(string program, string[] arguments, TemporaryDirectory directory)
    {
        using var process = Made(program, arguments, directory);
        process.Start();
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        Assert.That(process.ExitCode, Is.Zero, await output + await error);
    }

    [GeneratedRegex("```(?<language>csharp|typescript)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
