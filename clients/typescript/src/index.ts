import * as generated from "./generated.js";
import { defaultRepeats, repeating, type RepeatSettings } from "./repeating.js";

export * from "./generated.js";
export * from "./lists.js";
export * from "./repeating.js";

/** Everything that a ScimPlatform server does, by what it is about. */
export class ScimPlatformClient {
    readonly scimTokens: generated.ScimTokensClient;
    readonly oAuthClients: generated.OAuthClientsClient;
    readonly oAuthTokens: generated.OAuthTokensClient;
    readonly setupLinks: generated.SetupLinksClient;
    readonly connectionProgress: generated.ConnectionProgressClient;
    readonly tenants: generated.TenantsClient;
    readonly syncHealth: generated.SyncHealthClient;
    readonly roleBindings: generated.RoleBindingsClient;
    readonly roleMappings: generated.RoleMappingsClient;
    readonly access: generated.AccessClient;
    readonly events: generated.EventsClient;
    readonly webhooks: generated.WebhooksClient;
    readonly auditEvents: generated.AuditEventsClient;
    readonly provisioningLog: generated.ProvisioningLogClient;
    readonly tenantSchemas: generated.TenantSchemasClient;
    readonly users: generated.UsersClient;
    readonly groups: generated.GroupsClient;
    readonly me: generated.MeClient;
    readonly search: generated.SearchClient;
    readonly bulk: generated.BulkClient;
    readonly discovery: generated.DiscoveryClient;
    readonly f5XcScimToken: generated.F5XcScimTokenClient;
    readonly f5XcUsers: generated.F5XcUsersClient;
    readonly f5XcGroups: generated.F5XcGroupsClient;
    readonly f5XcMe: generated.F5XcMeClient;
    readonly f5XcSearch: generated.F5XcSearchClient;
    readonly f5XcBulk: generated.F5XcBulkClient;
    readonly f5XcDiscovery: generated.F5XcDiscoveryClient;
    readonly unleashScimSettings: generated.UnleashScimSettingsClient;
    readonly trutoScimToken: generated.TrutoScimTokenClient;
    readonly secretScanning: generated.SecretScanningClient;
    readonly health: generated.HealthClient;

    /**
     * @param server where it is, with what stands before its paths
     * @param credentials a JWT, or on the SCIM plane a SCIM token
     * @param repeats how refused requests are repeated
     */
    constructor(server: string, credentials: string, repeats: RepeatSettings = defaultRepeats) {
        const url = server.replace(/\/+$/, "");
        const http = repeating(credentials, repeats);
        this.scimTokens = new generated.ScimTokensClient(url, http);
        this.oAuthClients = new generated.OAuthClientsClient(url, http);
        this.oAuthTokens = new generated.OAuthTokensClient(url, http);
        this.setupLinks = new generated.SetupLinksClient(url, http);
        this.connectionProgress = new generated.ConnectionProgressClient(url, http);
        this.tenants = new generated.TenantsClient(url, http);
        this.syncHealth = new generated.SyncHealthClient(url, http);
        this.roleBindings = new generated.RoleBindingsClient(url, http);
        this.roleMappings = new generated.RoleMappingsClient(url, http);
        this.access = new generated.AccessClient(url, http);
        this.events = new generated.EventsClient(url, http);
        this.webhooks = new generated.WebhooksClient(url, http);
        this.auditEvents = new generated.AuditEventsClient(url, http);
        this.provisioningLog = new generated.ProvisioningLogClient(url, http);
        this.tenantSchemas = new generated.TenantSchemasClient(url, http);
        this.users = new generated.UsersClient(url, http);
        this.groups = new generated.GroupsClient(url, http);
        this.me = new generated.MeClient(url, http);
        this.search = new generated.SearchClient(url, http);
        this.bulk = new generated.BulkClient(url, http);
        this.discovery = new generated.DiscoveryClient(url, http);
        this.f5XcScimToken = new generated.F5XcScimTokenClient(url, http);
        this.f5XcUsers = new generated.F5XcUsersClient(url, http);
        this.f5XcGroups = new generated.F5XcGroupsClient(url, http);
        this.f5XcMe = new generated.F5XcMeClient(url, http);
        this.f5XcSearch = new generated.F5XcSearchClient(url, http);
        this.f5XcBulk = new generated.F5XcBulkClient(url, http);
        this.f5XcDiscovery = new generated.F5XcDiscoveryClient(url, http);
        this.unleashScimSettings = new generated.UnleashScimSettingsClient(url, http);
        this.trutoScimToken = new generated.TrutoScimTokenClient(url, http);
        this.secretScanning = new generated.SecretScanningClient(url, http);
        this.health = new generated.HealthClient(url, http);
    }
}
