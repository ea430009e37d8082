namespace ScimPlatform.Domain.RoleBindings;

/// <summary>How an identity provider describes a role that it gave (RFC 7643 section 4.1.2, roles).</summary>
/// <param name="Display">the name to show</param>
/// <param name="Type">the kind of role</param>
/// <param name="Primary">whether it is the user's main role; null when nothing was said</param>
public sealed record RoleLabel(string? Display, string? Type, bool? Primary)
{
    public static RoleLabel None { get; } = new(null, null, null);
}
