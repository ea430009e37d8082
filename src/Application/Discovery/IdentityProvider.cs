namespace ScimPlatform.Application.Discovery;

/// <summary>How a connector is set up, in that identity provider's own words.</summary>
/// <param name="Id">a stable short name</param>
/// <param name="Name">the product's name</param>
/// <param name="Url">the URL to paste</param>
/// <param name="Fields">the names of the fields on its screen, and what goes into them</param>
/// <param name="Steps">what to do, in order</param>
public sealed record IdentityProvider(
    string Id, string Name, string Url, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Steps);
