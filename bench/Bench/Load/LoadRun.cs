using System.Diagnostics;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Load;

/// <summary>A closed loop: each connection sends its next request when it has the answer to the last one.</summary>
internal static class LoadRun
{
    /// <param name="server">that is loaded</param>
    /// <param name="authorization">the header that all requests have unless they say otherwise</param>
    /// <param name="connections">how many at once, each on a thread of its own</param>
    /// <param name="duration">after which no further step is begun</param>
    /// <param name="newLane">what the connection with that number does again and again</param>
    public static Sample Measure(ServerProcess server, string authorization, int connections, TimeSpan duration, Func<int, Action<Client>> newLane)
    {
        var tallies = Enumerable.Range(0, connections).Select(_ => new Tally()).ToList();
        using var start = new ManualResetEventSlim();
        var end = long.MaxValue;
        var threads = tallies.Select((tally, number) => new Thread(() =>
        {
            using var client = new Client(server.Url, authorization, tally);
            var step = newLane(number);
            start.Wait();
            Loop(client, step, () => Stopwatch.GetTimestamp() < Volatile.Read(ref end));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        server.ForgetPeak();
        var (cpu, allocated) = (server.CpuMicroseconds(), server.Allocated());
        var clock = Stopwatch.GetTimestamp();
        Volatile.Write(ref end, clock + (long)(duration.TotalSeconds * Stopwatch.Frequency));
        start.Set();
        threads.ForEach(thread => thread.Join());
        var elapsed = Stopwatch.GetElapsedTime(clock);

        // What the server still does after its answers, such as sealing their records, is these requests' and not the next ones'.
        server.WaitUntilQuiet();
        return Sample.Of(tallies, elapsed, server.CpuMicroseconds() - cpu, server.Allocated() - allocated, server.PeakMemory());
    }

    private static void Loop(Client client, Action<Client> step, Func<bool> goesOn)
    {
        const int Unbearable = 100;
        for (var broken = 0; goesOn() && broken < Unbearable;)
        {
            try
            {
                step(client);
            }
            catch (Unanswered)
            {
                // It is in the tally; the next step has a new connection.
                broken++;
            }
        }
    }
}
