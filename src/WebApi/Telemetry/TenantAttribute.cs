using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// Whether the tenant is an attribute of what is counted and traced: only while there are few, since every value of an attribute is a time
/// series of its own for whoever keeps them.
/// </summary>
internal sealed class TenantAttribute(TelemetrySettings settings)
{
    // Until they are counted there may be many.
    private volatile bool isShown;

    public void Counted(int tenants) => isShown = tenants < settings.MaxTenants;

    /// <summary>The value of the attribute, or null when it is to be left out.</summary>
    public string? Of(Guid? tenant) => isShown ? tenant?.ToString() : null;
}
