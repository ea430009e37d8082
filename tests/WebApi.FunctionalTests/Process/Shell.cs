using System.Diagnostics;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>Runs what a page or the screen tells people to paste: a POSIX shell with curl.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Leaves the test out, by name, on a machine without curl; a pipeline has it.</summary>
    public static void Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Environment.GetEnvironmentVariable("CI") is null && !folders.Any(folder => File.Exists(Path.Combine(folder, "curl"))))
        {
            Assert.Ignore("curl is not installed.");
        }
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("sh", ["-eu", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
