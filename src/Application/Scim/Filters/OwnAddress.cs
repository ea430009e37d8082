namespace ScimPlatform.Application.Scim.Filters;

/// <summary>A URI of the server's own, which depends on the address that the client calls. It is not stored, so nothing can be found by it.</summary>
public static class OwnAddress
{
    /// <param name="name">the attribute that was to be compared</param>
    public static ScimFault Compared(string name) =>
        new(ScimType.InvalidFilter, $"'{name}' cannot be compared: it depends on the address that is called. Use the id.");
}
