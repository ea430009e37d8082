namespace ScimPlatform.Application.Discovery;

/// <summary>What the SCIM plane can do: the one source of ServiceProviderConfig and of endpoint-info (RFC 7643 section 5).</summary>
public sealed record ScimFeatures(bool Patch, bool Bulk, bool Filter, bool Sort, bool ETag, bool ChangePassword)
{
    public static ScimFeatures Current { get; } = new(Patch: true, Bulk: true, Filter: true, Sort: true, ETag: true, ChangePassword: false);
}
