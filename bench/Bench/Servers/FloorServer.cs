namespace ScimPlatform.Bench.Servers;

/// <summary>The bare process that everything is compared with.</summary>
internal static class FloorServer
{
    public static Task<ServerProcess> StartAsync(string directory) => ServerProcess.StartAsync(
        "Floor", "/document", new Dictionary<string, string>(), "--file", Path.Combine(directory, "floor.db"));
}
