namespace ScimPlatform.Domain.Common;

/// <summary>What can happen, as the audit names it: <c>scim_token.minted</c>. There are no others than these.</summary>
public sealed record EventName
{
    public static readonly EventName TenantCreated = new("tenant", "created");
    public static readonly EventName TenantUpdated = new("tenant", Updated);
    public static readonly EventName TenantDeleted = new("tenant", "deleted", isEnd: true);

    public static readonly EventName SchemaCreated = new("tenant_schema", "created");
    public static readonly EventName SchemaDeleted = new("tenant_schema", "deleted", isEnd: true);

    public static readonly EventName TokenMinted = new("scim_token", "minted");

    /// <summary>Minted in the place of others, which were ended by it.</summary>
    public static readonly EventName TokenRecreated = new("scim_token", "recreated");

    public static readonly EventName TokenUpdated = new("scim_token", Updated);
    public static readonly EventName TokenRevoked = new("scim_token", "revoked", isEnd: true);

    /// <summary>A live token was shown from where it may not be used.</summary>
    public static readonly EventName TokenRefused = new("scim_token", "refused");

    /// <summary>A token was found where everybody can read it; one that was live is revoked with it.</summary>
    public static readonly EventName TokenLeaked = new("scim_token", "leaked", isEnd: true);

    /// <summary>Somebody asked which token a clear value is.</summary>
    public static readonly EventName TokenIntrospected = new("scim_token", "introspected");

    /// <summary>A live token will expire in so many days.</summary>
    public static readonly EventName TokenExpiring = new("scim_token", "expiring");

    public static readonly EventName ClientCreated = new("oauth_client", "created");
    public static readonly EventName ClientUpdated = new("oauth_client", Updated);
    public static readonly EventName ClientDeleted = new("oauth_client", "deleted", isEnd: true);
    public static readonly EventName ClientSecretMinted = new("oauth_client", "secret_minted");
    public static readonly EventName ClientSecretDeleted = new("oauth_client", "secret_deleted");

    /// <summary>A secret of a client, or one of its access tokens, was found where everybody can read it, and is deleted.</summary>
    public static readonly EventName ClientLeaked = new("oauth_client", "leaked");

    /// <summary>A secret of a client will expire in so many days.</summary>
    public static readonly EventName ClientExpiring = new("oauth_client", "expiring");

    /// <summary>A client was not let in; the reason is here only, never in its answer.</summary>
    public static readonly EventName ClientRefused = new("oauth_client", "refused");

    public static readonly EventName AccessTokenIssued = new("oauth_client", "token_issued");
    public static readonly EventName AccessTokenRevoked = new("oauth_client", "token_revoked");

    public static readonly EventName UserCreated = new("user", "created");
    public static readonly EventName UserUpdated = new("user", Updated);

    /// <summary>Is active again, whatever else was changed with it.</summary>
    public static readonly EventName UserActivated = new("user", "activated");

    /// <summary>Is not active any more, whatever else was changed with it.</summary>
    public static readonly EventName UserDeactivated = new("user", "deactivated");

    public static readonly EventName UserDeleted = new("user", "deleted", isEnd: true);

    public static readonly EventName GroupCreated = new("group", "created");
    public static readonly EventName GroupUpdated = new("group", Updated);

    /// <summary>So many members came or went at most as one record holds; of more there are several.</summary>
    public static readonly EventName GroupMembersChanged = new("group", "members_changed", isPart: true);

    public static readonly EventName GroupDeleted = new("group", "deleted", isEnd: true);

    public static readonly EventName RoleGranted = new("role_binding", "created");
    public static readonly EventName RoleTaken = new("role_binding", "deleted", isEnd: true);

    public static readonly EventName RoleMapped = new("role_mapping", "created");
    public static readonly EventName RoleUnmapped = new("role_mapping", "deleted", isEnd: true);

    /// <summary>Users have a role that they had not, by a mapping, a membership, a binding or their activity.</summary>
    public static readonly EventName AccessGranted = new("access", "granted");

    /// <summary>Users have a role no longer.</summary>
    public static readonly EventName AccessRevoked = new("access", "revoked");

    /// <summary>A write was refused because too many users would have been taken away by then.</summary>
    public static readonly EventName SyncGuarded = new("sync", "guarded");

    /// <summary>A credential has not been used for several times as long as it uses to be.</summary>
    public static readonly EventName SyncStalled = new("sync", "stalled");

    /// <summary>A credential that was stalled is used again.</summary>
    public static readonly EventName SyncRecovered = new("sync", "recovered");

    public static readonly EventName WebhookCreated = new("webhook", "created");
    public static readonly EventName WebhookUpdated = new("webhook", Updated);
    public static readonly EventName WebhookSecretRotated = new("webhook", "secret_rotated", isPart: true);
    public static readonly EventName WebhookDeleted = new("webhook", "deleted", isEnd: true);

    public static readonly EventName SetupLinkCreated = new("setup_link", "created");

    /// <summary>A browser got in by it.</summary>
    public static readonly EventName SetupLinkOpened = new("setup_link", "opened");
    public static readonly EventName SetupLinkRevoked = new("setup_link", "revoked", isEnd: true);
    public static readonly EventName SetupLinkLeaked = new("setup_link", "leaked", isEnd: true);

    private const string Updated = "updated";

    private EventName(string target, string what, bool isEnd = false, bool isPart = false) =>
        (Target, Value, IsEnd, IsPart) = (target, $"{target}.{what}", isEnd, isPart);

    public static IReadOnlyList<EventName> All { get; } =
    [
        TenantCreated, TenantUpdated, TenantDeleted, SchemaCreated, SchemaDeleted, TokenMinted, TokenRecreated, TokenUpdated, TokenRevoked,
        TokenRefused, TokenLeaked, TokenIntrospected, TokenExpiring,
        ClientCreated, ClientUpdated, ClientDeleted, ClientSecretMinted, ClientSecretDeleted, ClientLeaked, ClientExpiring, ClientRefused,
        AccessTokenIssued, AccessTokenRevoked,
        UserCreated, UserUpdated, UserActivated, UserDeactivated, UserDeleted, GroupCreated, GroupUpdated, GroupMembersChanged, GroupDeleted,
        RoleGranted, RoleTaken,
        RoleMapped, RoleUnmapped, AccessGranted, AccessRevoked, SyncGuarded, SyncStalled, SyncRecovered,
        WebhookCreated, WebhookUpdated, WebhookSecretRotated, WebhookDeleted,
        SetupLinkCreated, SetupLinkOpened, SetupLinkRevoked, SetupLinkLeaked,
    ];

    /// <summary>The kind of thing that it happens to.</summary>
    public string Target { get; }

    public string Value { get; }

    /// <summary>Whether the thing is gone with it.</summary>
    public bool IsEnd { get; }

    /// <summary>Whether it tells of a part of what happened: it stands beside other events of the same thing.</summary>
    public bool IsPart { get; }

    private bool IsUpdate => Value == $"{Target}.{Updated}";

    public override string ToString() => Value;

    /// <summary>What both are as one: an update says least.</summary>
    internal EventName And(EventName later) => IsUpdate ? later : this;
}
