namespace ScimPlatform.Application.Discovery;

/// <summary>The identity providers whose set-up is known, with the field names of their own screens.</summary>
internal static class IdentityProviders
{
    private const string Secret = "the token that was shown when it was minted";

    public static IReadOnlyList<IdentityProvider> For(string baseUrl) =>
    [
        new("okta", "Okta", baseUrl,
            new Dictionary<string, string>
            {
                ["SCIM connector base URL"] = baseUrl,
                ["Unique identifier field for users"] = "userName",
                ["Supported provisioning actions"] = "Push New Users, Push Profile Updates, Push Groups",
                ["Authentication Mode"] = "HTTP Header",
                ["Authorization"] = Secret,
            },
            [
                "Open the application, then General, and enable SCIM provisioning.",
                "Under Provisioning, Integration, fill in the fields and press Test Connector Configuration.",
                "Under Provisioning, To App, enable Create Users, Update User Attributes and Deactivate Users.",
            ]),
        new("entra", "Microsoft Entra ID", baseUrl + "?aadOptscim062020",
            new Dictionary<string, string> { ["Tenant URL"] = baseUrl + "?aadOptscim062020", ["Secret Token"] = Secret },
            [
                "Open the enterprise application, then Provisioning, and choose the mode Automatic.",
                "Under Admin Credentials fill in the fields and press Test Connection.",
                "Save, look through the attribute mappings and switch the provisioning status on.",
            ]),
        new("onelogin", "OneLogin", baseUrl,
            new Dictionary<string, string> { ["SCIM Base URL"] = baseUrl, ["SCIM Bearer Token"] = Secret },
            [
                "Add the application SCIM Provisioner with SAML (SCIM v2 Enterprise).",
                "Under Configuration fill in the fields and enable the API connection.",
                "Under Provisioning tick Enable provisioning.",
            ]),
        new("ping", "Ping", baseUrl,
            new Dictionary<string, string>
            {
                ["SCIM URL"] = baseUrl,
                ["SCIM Version"] = "2.0",
                ["Authentication Method"] = "OAuth 2 Bearer Token",
                ["Access Token"] = Secret,
                ["Unique User Identifier"] = "userName",
            },
            [
                "Under Integrations, Provisioning, add a connection of the kind SCIM Outbound.",
                "Fill in the fields and press Test Connection.",
                "Add a rule that uses the connection and switch both on.",
            ]),
        new("jumpcloud", "JumpCloud", baseUrl,
            new Dictionary<string, string>
            {
                ["API Type"] = "SCIM API",
                ["SCIM Version"] = "SCIM 2.0",
                ["Base URL"] = baseUrl,
                ["Token Key"] = Secret,
                ["Test User Email"] = "an address that no user has",
            },
            [
                "Open the application, then Identity Management.",
                "Fill in the fields and press Test Connection; a test user and a test group are made and removed.",
                "Press Activate, then save.",
            ]),
        new("google", "Google Workspace", baseUrl,
            new Dictionary<string, string> { ["Endpoint URL"] = baseUrl, ["Access token"] = Secret },
            [
                "Open the SAML application in the Admin console and choose Configure autoprovisioning.",
                "Enter the access token and the endpoint URL.",
                "Map the attributes, set the deprovisioning and switch autoprovisioning on.",
            ]),
        new("keycloak", "Keycloak", baseUrl,
            new Dictionary<string, string>
            {
                ["SCIM 2.0 endpoint"] = baseUrl,
                ["Endpoint content type"] = "application/scim+json",
                ["Auth mode"] = "BEARER",
                ["Auth password/token"] = Secret,
            },
            [
                "Under Realm settings, Events, add the event listener scim.",
                "Under User federation add a provider of the kind scim and fill in the fields.",
                "Enable user propagation and, if wanted, group propagation; then save.",
            ]),
    ];
}
