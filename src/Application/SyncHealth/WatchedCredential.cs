namespace ScimPlatform.Application.SyncHealth;

/// <summary>A credential of the SCIM plane.</summary>
/// <param name="Key">by which it is stored</param>
/// <param name="Kind">one of <see cref="CredentialKinds"/></param>
/// <param name="Id">as its own routes know it</param>
public sealed record WatchedCredential(Guid Key, string Kind, string Id)
{
    public static WatchedCredential Token(Guid id) => new(id, CredentialKinds.Token, id.ToString());

    public static WatchedCredential Client(Guid key, string identifier) => new(key, CredentialKinds.Client, identifier);
}

/// <summary>The kinds of credentials whose calls are watched.</summary>
public static class CredentialKinds
{
    public const string Token = "scim_token";
    public const string Client = "oauth_client";

    public static IReadOnlyList<string> Known { get; } = [Token, Client];
}
