using System.Globalization;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Directory;

/// <summary>The users of a tenant by number, and its groups by how many members they have.</summary>
/// <param name="Tenant">whose; its slug is what its people are called by</param>
/// <param name="Ids">the users' ids</param>
internal sealed record Population(TenantAccess Tenant, Guid[] Ids)
{
    public Dictionary<int, Guid> Groups { get; } = [];

    public string Crowd => Tenant.Slug;

    /// <summary>Its size as people write it.</summary>
    public string Size => Ids.Length switch
    {
        >= 1_000_000 => $"{Ids.Length / 1_000_000}M",
        >= 1_000 => $"{Ids.Length / 1_000}k",
        _ => Ids.Length.ToString(CultureInfo.InvariantCulture),
    };
}
