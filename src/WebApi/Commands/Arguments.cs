using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Commands;

/// <summary>
/// Arguments that are no option of a command, and so have to be settings. A typing error must neither serve where something else was
/// meant nor leave a default in force unnoticed.
/// </summary>
internal static class Arguments
{
    // The host's own. Every other setting of the host stands in a section.
    private static readonly string[] OfHost = ["urls", "http_ports", "https_ports", "applicationName", "contentRoot", "shutdownTimeoutSeconds"];

    private static readonly HashSet<string> OutsideSections = new(
        KnownSettings.All.Select(setting => setting.Key).Where(key => !key.Contains(':')).Concat(OfHost), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SettingFault">one of them is no setting</exception>
    public static void RequireSettings(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var (argument, equals) = (arguments[index], arguments[index].IndexOf('='));
            var name = equals < 0 ? argument : argument[..equals];
            if (!IsSetting(name))
            {
                throw new SettingFault(
                    $"'{argument}' is neither an option nor a setting. Settings are given as --Section:Key value; --help says the rest.");
            }

            // Without a sign between them the value is the next argument.
            index += equals < 0 ? 1 : 0;
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) && (name.Contains(':') || OutsideSections.Contains(name[2..]));
}
