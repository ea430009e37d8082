using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Deprovisioning;

/// <summary>
/// The guard that binds what is being done: that of the tenant whose connector asks on the SCIM plane. It comes with the credentials, so that a
/// tenant without one pays nothing for it. Other work, such as the admin routes' and the console's, is bound by none.
/// </summary>
public interface ICurrentGuard
{
    /// <summary>Null where none is in force.</summary>
    DeprovisionGuard? Guard { get; }
}

internal sealed class NoGuard : ICurrentGuard
{
    public DeprovisionGuard? Guard => null;
}
