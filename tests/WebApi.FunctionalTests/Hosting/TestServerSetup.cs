using Microsoft.Extensions.DependencyInjection;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>What a test wants to be different from the server as it starts on a developer's machine.</summary>
internal sealed record TestServerSetup
{
    /// <summary>Settings by their full keys. Rate limits are off unless they are switched on here.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Changes the services after the server has registered its own.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>The directory of another server to share the database and the key with; null for one of its own.</summary>
    public string? DataDirectory { get; init; }

    public string Environment { get; init; } = "Development";

    /// <summary>Whether it listens on a port, as it does when it is run, instead of taking requests in memory.</summary>
    public bool Listens { get; init; }

    public static TestServerSetup With(params (string Key, string Value)[] settings) =>
        new() { Settings = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value) };
}
