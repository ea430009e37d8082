using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ScimPlatform.TestSupport.Databases;

/// <summary>
/// A PostgreSQL of the tests' own, in a temporary directory and behind a socket there: nobody else reaches it, and it needs no port. It
/// gives up durability unless it is asked for.
/// </summary>
public sealed class PostgreSqlCluster : IDisposable
{
    private const string Superuser = "scim";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("scim-pg-");
    private readonly string programs;

    private readonly string encoding;

    private PostgreSqlCluster(string programs, string encoding) => (this.programs, this.encoding) = (programs, encoding);

    /// <summary>Where the server is, without a database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = directory.FullName,
        Username = Superuser,
        Database = "postgres",
    }.ConnectionString;

    private string Data => Path.Combine(directory.FullName, "data");

    /// <summary>Where PostgreSQL's programs are; null where they are not installed.</summary>
    public static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            : Enumerable.Empty<string>();
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return versions.Select(version => Path.Combine(version, "bin")).Concat(path.Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <param name="programs">as <see cref="FindPrograms"/> found them</param>
    /// <param name="isDurable">whether each commit is synced to the disk</param>
    /// <param name="encoding">of the databases that it has, and makes where nobody says otherwise</param>
    public static PostgreSqlCluster Start(string programs, bool isDurable = false, string encoding = "UTF8")
    {
        var cluster = new PostgreSqlCluster(programs, encoding);
        try
        {
            cluster.Make();
            cluster.Start(isDurable);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Lets no file of the server grow beyond that size: a disk that is full. Of a file that ends within a page, PostgreSQL says just that.</summary>
    /// <param name="bytes">null for any size</param>
    public void LimitFiles(long? bytes)
    {
        var server = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var processes = File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(server);
        foreach (var id in processes.Where(id => Directory.Exists($"/proc/{id}")))
        {
            RunAsOwner("prlimit", ["--pid", id, $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:"]);
        }
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Run("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        }

        directory.Delete(recursive: true);
    }

    private void Make()
    {
        if (Environment.IsPrivilegedProcess)
        {
            RunProgram("chown", [Owner, directory.FullName]);
        }

        Run("initdb", "-D", Data, "-U", Superuser, "-A", "trust", "-E", encoding, "--locale=C", "-N");
    }

    private void Start(bool isDurable)
    {
        string[] settings =
        [
            "listen_addresses=", $"unix_socket_directories={directory.FullName}", "max_connections=300", "shared_buffers=128MB", "autovacuum_naptime=5s",
            .. isDurable ? Array.Empty<string>() : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        var options = string.Join(' ', settings.Select(setting => $"-c '{setting}'"));
        Run("pg_ctl", "start", "-D", Data, "-l", Path.Combine(directory.FullName, "log"), "-w", "-t", "60", "-o", options);
    }

    // PostgreSQL refuses to run as root.
    private static string Owner => HasUser("postgres") ? "postgres" : "nobody";

    private static bool HasUser(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    private void Run(string program, params string[] arguments) => RunAsOwner(Path.Combine(programs, program), arguments);

    private void RunAsOwner(string path, string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            RunProgram("setpriv", [$"--reuid={Owner}", "--regid=nogroup", "--clear-groups", path, .. arguments]);
        }
        else
        {
            RunProgram(path, arguments);
        }
    }

    // Its output goes to a file: the server keeps what it inherits open for as long as it lives.
    private void RunProgram(string path, string[] arguments)
    {
        var output = Path.Combine(Path.GetTempPath(), $"{directory.Name}.output");
        var quoted = string.Join(' ', arguments.Prepend(path).Select(part => $"'{part.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{quoted} > '{output}' 2>&1 < /dev/null"])
        {
            WorkingDirectory = "/",
        })!;
        process.WaitForExit();
        var said = File.ReadAllText(output);
        File.Delete(output);
        if (process.ExitCode != 0)
        {
            throw new Win32Exception(process.ExitCode, $"{path} failed: {said}");
        }
    }
}
