namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>A place in an order of resources, which stays where it is though the resource that stood there changes or goes.</summary>
/// <param name="Key">by what the resource was sorted, in the store's own words; null without order, and where it has no value</param>
/// <param name="Id">the resource, which decides between equals</param>
public sealed record Position(string? Key, Guid Id);
