namespace ScimPlatform.Bench.Servers;

/// <summary>The bare process that everything is compared with.</summary>
internal static class FloorServer
{
    public static Task<ServerProcess> StartAsync(string directory, Engine? engine = null) => ServerProcess.StartAsync(
        "Floor",
        "/document",
        new Dictionary<string, string>(),
        ["--file", Path.Combine(directory, "floor.db"), .. engine?.Connection is { } connection ? ["--engine", $"{engine.Kind}", "--connection", connection] : Array.Empty<string>()]);
}
