using System.CommandLine;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>backup</c> and <c>restore</c> of an SQLite database.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The file to make; it must not exist." };
        var command = Operation.Command(
            "backup",
            "Saves the SQLite database to a file, as it is at one moment, while the server runs. The file can be read by its owner only, and says "
            + "nothing without the server's key where it is sealed: keep that key too, elsewhere.",
            (operation, cancellationToken) => SaveAsync(operation, file, cancellationToken));
        command.Arguments.Add(file);
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "What the command backup made." };
        var command = Operation.Command(
            "restore",
            "Puts a backup in the place of the SQLite database, whole or not at all. What is there is replaced; it must not be in use.",
            (operation, _) => RestoreAsync(operation, file));
        command.Arguments.Add(file);
        return command;
    }

    private static async Task<int> SaveAsync(Operation operation, Argument<string> file, CancellationToken cancellationToken)
    {
        var path = operation.PathOf(file);
        var bytes = await operation.Get<SqliteBackup>().SaveAsync(path, cancellationToken);
        var key = ServerKeys.PlaceOf(operation.Settings);
        await operation.WriteAsync(
            $"{path}: {bytes} bytes. It needs the key of this server, which is not in it: {key}.",
            new { File = path, Bytes = bytes, Key = key });
        return Operation.Done;
    }

    private static async Task<int> RestoreAsync(Operation operation, Argument<string> file)
    {
        var path = operation.PathOf(file);
        var restore = operation.Get<SqliteRestore>();
        restore.Check(path);
        var database = Path.GetFullPath(operation.Settings.Database.File!);
        var key = KeyOf(operation, path);
        DataDirectory.Make(Path.GetDirectoryName(database)!);
        restore.Restore(path);
        await operation.WriteAsync($"{database}: restored. {TextOf(key, ServerKeys.PlaceOf(operation.Settings))}", new { Database = database, Key = key });
        return Operation.Done;
    }

    private static string KeyOf(Operation operation, string path) =>
        !ServerKeys.IsThere(operation.Settings) ? "missing"
        : SqliteRestore.IsUnder(operation.Get<AuditKey>(), path) switch
        {
            true => "right",
            false => "wrong",
            null => "unknown",
        };

    private static string TextOf(string key, string place) => key switch
    {
        "right" => $"The key is the one that it was written under: {place}.",
        "wrong" => $"The key is NOT the one that it was written under: {place}. Put that one there before the server starts.",
        "missing" => $"The key that it was written under is missing: {place}. Put it there before the server starts.",
        _ => $"Nothing in it tells whether the key is the one that it was written under: {place}.",
    };
}
