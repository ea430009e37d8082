namespace ScimPlatform.WebApi.Configuration;

/// <summary>
/// Where relative paths of the settings begin: where the settings are. A server that is started from anywhere else, by a service manager
/// or by its full path, must not begin with an empty database there.
/// </summary>
internal static class ContentRoot
{
    private static readonly string[] Variables = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <returns>null where somebody chose it, or where the working directory is it</returns>
    public static string? Of(string[] args) =>
        args.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
        || Variables.Any(variable => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable)))
        || File.Exists("appsettings.json")
            ? null
            : AppContext.BaseDirectory;
}
