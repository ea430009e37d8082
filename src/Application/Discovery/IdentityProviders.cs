using static ScimPlatform.Application.Discovery.ProviderField;

namespace ScimPlatform.Application.Discovery;

/// <summary>The identity providers whose set-up is known, with the field names of their own screens.</summary>
internal static class IdentityProviders
{
    public static IReadOnlyList<IdentityProvider> For(string baseUrl, string tokenUrl) =>
    [
        IdentityProvider.Of("okta", "Okta", baseUrl,
            [
                Paste("SCIM connector base URL", baseUrl),
                Paste("Unique identifier field for users", "userName"),
                Pick("Supported provisioning actions", "Push New Users, Push Profile Updates, Push Groups"),
                Pick("Authentication Mode", "HTTP Header"),
                Secret("Authorization"),
            ],
            [
                "Open the SAML or SWA application, or make one with Create App Integration; OpenID Connect applications have no SCIM.",
                "Under General, App Settings, Edit, choose SCIM under Provisioning and press Save.",
                "Under Provisioning, Integration, Edit, fill in the fields. The token goes in alone: Okta puts Bearer before it.",
                "Press Test Connector Configuration, then Save.",
                "Under Provisioning, To App, Edit, enable Create Users, Update User Attributes and Deactivate Users.",
                "Assign people under Assignments; under Push Groups choose the groups.",
            ]),
        IdentityProvider.Of("entra", "Microsoft Entra ID", baseUrl + "?aadOptscim062020",
            [Paste("Tenant URL", baseUrl + "?aadOptscim062020"), Secret("Secret Token")],
            [
                "Under Enterprise apps, New application, Create your own application, make a non-gallery one, unless there is one already.",
                "Open it, then Provisioning, and press + New configuration.",
                "Fill in the fields, press Test connection, then Create.",
                "Under Attribute mapping look through the mappings of users and of groups.",
                "Under Users and groups assign those who are to be provisioned.",
                "On the overview press Start provisioning.",
                "On the older screens instead: Get started, the mode Automatic, the fields under Admin Credentials, Test Connection, Save, and Provisioning Status On.",
            ]) with { OAuth = EntraSignIns.For(baseUrl + "?aadOptscim062020", tokenUrl) },
        IdentityProvider.Of("onelogin", "OneLogin", baseUrl,
            [Paste("SCIM Base URL", baseUrl), Secret("SCIM Bearer Token")],
            [
                "Under Applications, Add App, add SCIM Provisioner with SAML (SCIM v2 Enterprise).",
                "Under Configuration, API Connection, fill in the fields and press Enable under API Status, then Save.",
                "Under Provisioning tick Enable provisioning, choose which actions need an approval, and press Save.",
                "For groups, under Parameters open Groups and tick Include in User Provisioning.",
                "Give the application to people: under Users, Applications, or by a role under Access.",
            ]),
        IdentityProvider.Of("ping", "Ping", baseUrl,
            [
                Paste("SCIM URL", baseUrl),
                Pick("SCIM Version", "2.0"),
                Pick("Authentication Methods", "OAuth 2 Bearer Token"),
                Secret("Access Token"),
                Paste("Unique User Identifier", "userName"),
            ],
            [
                "In PingFederate, under Applications, Integration, SP Connections, press Create Connection.",
                "Use the template SCIM Provisioner, and Outbound Provisioning as the connection type.",
                "Under Outbound Provisioning, Configure Provisioning, Target, fill in the fields and choose the provisioning options.",
                "Under Manage Channels add a channel for the source of users, and map its attributes.",
                "Activate the channel and the connection, and press Save; the token is tried then.",
            ]),
        IdentityProvider.Of("jumpcloud", "JumpCloud", baseUrl,
            [
                Pick("API Type", "SCIM API"),
                Pick("SCIM Version", "SCIM 2.0"),
                Paste("Base URL", baseUrl),
                Secret("Token Key"),
                Paste("Test User Email", "an address that no user has"),
            ],
            [
                "Under SSO Applications open the custom application, or add one.",
                "Under Identity Management, Configuration Settings, fill in the fields.",
                "Press Test Connection; a test user and a test group are made and removed.",
                "Press Activate, then Save.",
                "Under User Groups tick the groups whose members are to be provisioned, and press Save.",
            ]),
        IdentityProvider.Of("google", "Google Workspace", baseUrl,
            [Paste("Endpoint URL", baseUrl), Secret("Access token")],
            [
                "In the Admin console, under Apps, Web and mobile apps, open the SAML application; it has to be one of Google's catalogue.",
                "Under Autoprovisioning press Configure autoprovisioning and fill in the fields.",
                "Map the attributes, and choose groups as the provisioning scope if not everybody is meant.",
                "Under Deprovisioning choose what happens to suspended and deleted users and when, then press Finish.",
                "Switch Autoprovisioning to Active.",
            ]),
        IdentityProvider.Of("keycloak", "Keycloak", baseUrl,
            [
                Paste("SCIM 2.0 endpoint", baseUrl),
                Pick("Endpoint content type", "application/scim+json"),
                Pick("Auth mode", "BEARER"),
                Secret("Auth password/token"),
            ],
            [
                "Put the extension keycloak-scim into Keycloak's folder providers and start Keycloak again.",
                "Under Realm settings, Events, Event listeners, add scim and press Save.",
                "Under User federation add a provider of the kind scim and fill in the fields.",
                "Enable user propagation and, if wanted, group propagation; then press Save.",
            ]),
    ];
}
