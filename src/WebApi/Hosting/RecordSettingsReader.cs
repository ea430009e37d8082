using ScimPlatform.Application.Audit;
using ScimPlatform.Application.ProvisioningLog;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Reads what is said about the records that the server keeps of its work.</summary>
internal static class RecordSettingsReader
{
    private const int TenYears = 3660;

    public static AuditSettings Audit(SettingsSection section)
    {
        var settings = new AuditSettings(section.Whole("RetentionDays", 0, 0, 100 * 366));
        section.RefuseUnknown();
        return settings;
    }

    public static ProvisioningLogSettings ProvisioningLog(SettingsSection section)
    {
        var settings = new ProvisioningLogSettings
        {
            Enabled = section.Flag("Enabled", true),
            Reads = section.Flag("Reads", false),
            MaxEntries = section.Whole("MaxEntries", 10_000, 10, 1_000_000),
            MaxAge = TimeSpan.FromDays(section.Whole("MaxAgeDays", 14, 1, TenYears)),
            MaxBodySize = section.Whole("MaxBodySize", 8 * 1024, 256, 64 * 1024),
        };
        section.RefuseUnknown();
        return settings;
    }
}
