using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.WebApi.FunctionalTests;

/// <summary>
/// Deletes the directories of the tests when all of them have ended: pooled connections keep files open, and clearing the
/// pools of the process would interfere with the servers of the fixtures that still run beside.
/// </summary>
[SetUpFixture]
internal sealed class Leftovers
{
    private static readonly ConcurrentBag<string> Directories = [];

    public static void DeleteAtTheEnd(string directory) => Directories.Add(directory);

    [OneTimeTearDown]
    public void Delete()
    {
        PostgreSqlServer.Stop();
        SqliteConnection.ClearAllPools();
        foreach (var directory in Directories)
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
