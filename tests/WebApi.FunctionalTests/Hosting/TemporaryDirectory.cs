namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scim-platform-").FullName;

    public void Dispose() => Leftovers.DeleteAtTheEnd(Path);
}
