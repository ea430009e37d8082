using System.Net.Http.Headers;

namespace ScimPlatform.Client;

/// <summary>Everything that a ScimPlatform server does, by what it is about. Safe for use by several threads.</summary>
/// <param name="http">
/// knows the server, by a base address that ends with a slash, and the credentials; <see cref="To(Uri, string, RepeatSettings?)"/> makes one
/// </param>
public sealed class ScimPlatformClient(HttpClient http) : IDisposable
{
    /// <summary>SCIM tokens, by the admin API.</summary>
    public ScimTokensClient ScimTokens { get; } = new(http);

    /// <summary>Clients that sign in for access tokens, by the admin API.</summary>
    public OAuthClientsClient OAuthClients { get; } = new(http);

    /// <summary>The token endpoint and its metadata.</summary>
    public OAuthTokensClient OAuthTokens { get; } = new(http);

    /// <summary>Links for people who connect an identity provider and have no account.</summary>
    public SetupLinksClient SetupLinks { get; } = new(http);

    /// <summary>How far an identity provider has come.</summary>
    public ConnectionProgressClient ConnectionProgress { get; } = new(http);

    public TenantsClient Tenants { get; } = new(http);

    public SyncHealthClient SyncHealth { get; } = new(http);

    public RoleBindingsClient RoleBindings { get; } = new(http);

    public RoleMappingsClient RoleMappings { get; } = new(http);

    public AccessClient Access { get; } = new(http);

    public EventsClient Events { get; } = new(http);

    public WebhooksClient Webhooks { get; } = new(http);

    public AuditEventsClient AuditEvents { get; } = new(http);

    public ProvisioningLogClient ProvisioningLog { get; } = new(http);

    public TenantSchemasClient TenantSchemas { get; } = new(http);

    public UsersClient Users { get; } = new(http);

    public GroupsClient Groups { get; } = new(http);

    public MeClient Me { get; } = new(http);

    public SearchClient Search { get; } = new(http);

    public BulkClient Bulk { get; } = new(http);

    public DiscoveryClient Discovery { get; } = new(http);

    public F5XcScimTokenClient F5XcScimToken { get; } = new(http);

    public F5XcUsersClient F5XcUsers { get; } = new(http);

    public F5XcGroupsClient F5XcGroups { get; } = new(http);

    public F5XcMeClient F5XcMe { get; } = new(http);

    public F5XcSearchClient F5XcSearch { get; } = new(http);

    public F5XcBulkClient F5XcBulk { get; } = new(http);

    public F5XcDiscoveryClient F5XcDiscovery { get; } = new(http);

    public UnleashScimSettingsClient UnleashScimSettings { get; } = new(http);

    public TrutoScimTokenClient TrutoScimToken { get; } = new(http);

    public SecretScanningClient SecretScanning { get; } = new(http);

    public HealthClient Health { get; } = new(http);

    /// <param name="server">where it is, with what stands before its paths</param>
    /// <param name="credentials">a JWT, or on the SCIM plane a SCIM token</param>
    /// <param name="repeats">how refused requests are repeated</param>
    public static ScimPlatformClient To(Uri server, string credentials, RepeatSettings? repeats = null)
    {
        var http = new HttpClient(new RepeatingHandler(new SocketsHttpHandler(), repeats))
        {
            BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credentials);
        return new ScimPlatformClient(http);
    }

    public void Dispose() => http.Dispose();
}
