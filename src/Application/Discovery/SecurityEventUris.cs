namespace ScimPlatform.Application.Discovery;

/// <summary>The events that security event tokens tell of (RFC 9967).</summary>
public static class SecurityEventUris
{
    private const string Provisioning = "urn:ietf:params:scim:event:prov:";

    public const string Delete = Provisioning + "delete";
    public const string Activate = Provisioning + "activate";
    public const string Deactivate = Provisioning + "deactivate";

    public static IReadOnlyList<string> All { get; } =
        [Of("create", isFull: false), Of("create", isFull: true), Of("patch", isFull: false), Of("patch", isFull: true), Delete, Activate, Deactivate];

    /// <param name="act">create or patch</param>
    /// <param name="isFull">whether the whole resource is told, instead of the names of what changed</param>
    public static string Of(string act, bool isFull) => $"{Provisioning}{act}:{(isFull ? "full" : "notice")}";
}
