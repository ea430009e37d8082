using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.FunctionalTests.Deployment;

/// <summary>Tells whether variables are settings: ours, the host's or OpenTelemetry's.</summary>
internal static class EnvironmentNames
{
    private static readonly string[] OfOthers = ["ASPNETCORE_", "DOTNET_", "OTEL_", "Logging__", "Kestrel__"];

    public static IEnumerable<string> Unknown(IEnumerable<string> names) => names.Where(name =>
        !OfOthers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !KnownSettings.All.Any(setting => setting.Matches(name.Replace("__", ":", StringComparison.Ordinal))));
}
