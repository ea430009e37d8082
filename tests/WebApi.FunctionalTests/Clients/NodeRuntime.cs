namespace ScimPlatform.WebApi.FunctionalTests.Clients;

/// <summary>Node, which not every machine has; where <c>SCIMPLATFORM_TEST_NODE</c> is set, as in CI, its tests fail without it.</summary>
internal static class NodeRuntime
{
    public const string LeftOut = "Left out: the TypeScript client, because there is no Node on the PATH.";

    public static bool IsThere { get; } =
        Environment.GetEnvironmentVariable("SCIMPLATFORM_TEST_NODE") is { Length: > 0 }
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));
}
