using System.Globalization;
using System.Text;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>docs/settings.md, as the command <c>settings</c> prints it.</summary>
internal static class SettingsDocument
{
    public static string Text()
    {
        var text = new StringBuilder("""
            # Settings

            Made from the code by `dotnet run --project src/WebApi -- settings > docs/settings.md`; a test fails when it is not what the code says.

            Settings come from `appsettings.json`, from environment variables (`Section__Key`) and from arguments (`--Section:Key value`), the later ones
            winning; what is empty counts as not set. `*` stands for an index from 0, or for a name of your own. Every setting is checked at start: a wrong
            one, one that contradicts another, and a name that is none are refused in one line. Beside these there are those of the host (`ASPNETCORE_URLS`,
            by default `http://127.0.0.1:5080`; `Kestrel:*`; `Logging:*`, of which `Logging:LogLevel:ScimPlatform.WebApi.Telemetry.RequestLog` is the line for
            each request) and those of OpenTelemetry (`OTEL_EXPORTER_OTLP_ENDPOINT`, which switches it on, and the other `OTEL_*` variables of its SDK).

            """.ReplaceLineEndings("\n"));
        foreach (var section in KnownSettings.Sections)
        {
            text.Append('\n').Append(section.Section.Key.Length == 0 ? "" : $"## {section.Section.Key}\n\n")
                .Append("| setting | default | values | |\n|---|---|---|---|\n");
            foreach (var setting in KnownSettings.Of(section.Type, section.Section.Key))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Default} | {setting.Values} | {setting.Description} |\n");
            }
        }

        return text.ToString();
    }
}
