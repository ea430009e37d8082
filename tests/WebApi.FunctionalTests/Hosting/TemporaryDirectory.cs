using Microsoft.Data.Sqlite;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scim-platform-").FullName;

    public void Dispose()
    {
        // Pooled connections would keep the deleted file open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
