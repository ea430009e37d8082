namespace ScimPlatform.Application.Access;

/// <summary>
/// Whether the tenant that something is done for maps any group to a role. It comes with the credentials, so that a tenant that maps nothing pays
/// nothing for being told of access.
/// </summary>
public interface ICurrentMappings
{
    /// <summary>True where that is not known.</summary>
    bool MapsRoles { get; }
}

internal sealed class MappingsUnknown : ICurrentMappings
{
    public bool MapsRoles => true;
}
