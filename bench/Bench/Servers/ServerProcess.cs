using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScimPlatform.Bench.Servers;

/// <summary>A server in a process of its own, and what the kernel says of it.</summary>
internal sealed class ServerProcess : IDisposable
{
    // clock_t of /proc is a hundredth of a second on every Linux that .NET runs on.
    private const double MicrosecondsPerTick = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private readonly AllocationMeter meter;

    private readonly ConcurrentQueue<string> said;

    private readonly Task<string> complaints;

    private ServerProcess(Process process, AllocationMeter meter, ConcurrentQueue<string> said, Task<string> complaints, Uri url, TimeSpan startTime)
    {
        this.said = said;
        this.process = process;
        this.meter = meter;
        this.complaints = complaints;
        Url = url;
        StartTime = startTime;
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Starts the program of that Release build and waits for an answer.</summary>
    /// <param name="project">its name</param>
    /// <param name="probe">the path that answers when it is ready</param>
    /// <param name="settings">environment variables</param>
    /// <param name="arguments">of the program</param>
    public static async Task<ServerProcess> StartAsync(
        string project, string probe, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Repository.ReleaseOf(project), "--urls", url.ToString(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Repository.ReleaseOf(project)),
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var meter = new AllocationMeter();
        meter.PutInto(start);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
        var said = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        var complained = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = url };
        while (!await AnswersAsync(http, probe))
        {
            if (process.HasExited || clock.Elapsed > Patience)
            {
                process.Kill();
                throw new InvalidOperationException($"{project} does not answer: {string.Join('\n', said)} {await complained}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        return new ServerProcess(process, meter, said, complained, url, clock.Elapsed);
    }

    /// <summary>Waits for a line that it writes, and gives what stands behind that in it.</summary>
    public async Task<string> SaysAsync(string what)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(QuietTime))
        {
            if (said.FirstOrDefault(line => line.Contains(what, StringComparison.Ordinal)) is { } line)
            {
                return line[(line.IndexOf(what, StringComparison.Ordinal) + what.Length)..].Trim();
            }
        }

        throw new InvalidOperationException($"The server did not say {what}");
    }

    /// <summary>CPU time so far, of all threads, in user and kernel mode.</summary>
    public double CpuMicroseconds()
    {
        // Behind the name, which may hold blanks: state is the first field, utime the 12th, stime the 13th.
        var stat = File.ReadAllText($"/proc/{process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) * MicrosecondsPerTick;
    }

    /// <summary>What was allocated so far, in bytes.</summary>
    public long Allocated() => meter.Read();

    /// <summary>Waits until the process does next to nothing, or for a few seconds.</summary>
    public void WaitUntilQuiet()
    {
        var clock = Stopwatch.StartNew();
        var (before, now) = (0.0, CpuMicroseconds());
        while (now - before > MicrosecondsPerTick && clock.Elapsed < LongestUnrest)
        {
            Thread.Sleep(QuietTime);
            (before, now) = (now, CpuMicroseconds());
        }
    }

    /// <summary>Resident memory now, in MiB.</summary>
    public double Memory() => Status("VmRSS:");

    /// <summary>The most resident memory since <see cref="ForgetPeak"/>, in MiB.</summary>
    public double PeakMemory() => Status("VmHWM:");

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        meter.Dispose();
    }

    private double Status(string name)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The server ended with {process.ExitCode}: {complaints.Result}");
        }

        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return Number(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) / 1024;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(HttpClient http, string probe)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(probe, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
