using System.Diagnostics;
using System.Globalization;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>The server as it is run: a process of its own, Kestrel on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string ListeningAt = "  API            ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly System.Diagnostics.Process process;

    private ServerProcess(System.Diagnostics.Process process, Uri url, string dataDirectory)
    {
        this.process = process;

        // Never disposed of: whoever reads the same key later shares its cached signature provider.
        Jwts = new TestJwts(DevelopmentIssuer.Of(dataDirectory));
        Client = new HttpClient { BaseAddress = url };
    }

    public TestJwts Jwts { get; }

    public HttpClient Client { get; }

    public Caller Platform => As(Jwts.Of(tenant: null, TestJwts.AllScopes));

    /// <summary>Starts the server, and answers when it takes requests.</summary>
    /// <param name="dataDirectory">of the server</param>
    /// <param name="environment">variables beside those of every test</param>
    /// <param name="launcher">a program and its first arguments, which runs what follows them; none when empty</param>
    public static async Task<ServerProcess> StartAsync(
        string dataDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] launcher)
    {
        var start = StartInfo(dataDirectory, ["--environment", "Development", "--urls", "http://127.0.0.1:0"], launcher);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = System.Diagnostics.Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith(ListeningAt, StringComparison.Ordinal))
                {
                    // Read on, or the server would stand still when the pipe is full.
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                    return new ServerProcess(process, new Uri(new Uri(line[ListeningAt.Length..].Trim()), "/"), dataDirectory);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process);
            throw;
        }

        throw new InvalidOperationException($"The server ended: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(string dataDirectory, params string[] arguments) =>
        RunAsync(dataDirectory, new Dictionary<string, string>(), arguments);

    /// <param name="dataDirectory">of the command</param>
    /// <param name="environment">variables beside those of every test</param>
    /// <param name="arguments">of the command</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string dataDirectory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = StartInfo(dataDirectory, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            await StopAsync(process);
        }
    }

    public Caller As(string? authorization) => new(Client, authorization);

    /// <summary>Asks the process to end, as a service manager does: SIGTERM.</summary>
    /// <returns>its exit code</returns>
    public async Task<int> StopAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await SignalAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Lets no file of the process grow beyond that size: a disk that is full.</summary>
    /// <param name="bytes">null for any size</param>
    public Task LimitFilesAsync(long? bytes) =>
        SignalAsync("prlimit", "--pid", $"{process.Id}", $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:");

    /// <summary>Ends the process as a power cut would: SIGKILL.</summary>
    public Task KillAsync() => StopAsync(process);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(process);
        process.Dispose();
        Client.Dispose();
    }

    public static System.Diagnostics.Process Launch(string dataDirectory, params string[] arguments) =>
        System.Diagnostics.Process.Start(StartInfo(dataDirectory, arguments))!;

    private static ProcessStartInfo StartInfo(string dataDirectory, string[] arguments, params string[] launcher)
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, "ScimPlatform.WebApi.dll");
        string[] line = [.. launcher, "dotnet", dll, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
        };
        start.Environment["DataDirectory"] = dataDirectory;
        start.Environment["RateLimits__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "None";
        return start;
    }

    private static async Task SignalAsync(string program, params string[] arguments)
    {
        using var signal = System.Diagnostics.Process.Start(program, arguments);
        await signal.WaitForExitAsync();
        Assert.That(signal.ExitCode, Is.Zero, program);
    }

    private static async Task StopAsync(System.Diagnostics.Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }
}
