using static ScimPlatform.Application.Discovery.ProviderField;

namespace ScimPlatform.Application.Discovery;

/// <summary>How Entra ID's connector signs in at the token endpoint: its gallery takes new applications in these ways only.</summary>
internal static class EntraSignIns
{
    private const string Make = "Here, make an OAuth client with POST /api/v1/admin/oauth-clients";
    private const string NonGallery = "Under Enterprise apps, New application, Create your own application, make a non-gallery one, unless there is one already.";
    private const string Open = "Open it, then Provisioning, and press + New configuration.";

    private static readonly string[] Afterwards =
    [
        "Under Attribute mapping look through the mappings of users and of groups.",
        "Under Users and groups assign those who are to be provisioned.",
        "On the overview press Start provisioning.",
    ];

    public static IReadOnlyList<ConnectorSignIn> For(string scimUrl, string tokenUrl) =>
        [ByClientSecret(scimUrl, tokenUrl), ByFederation(scimUrl, tokenUrl)];

    private static ConnectorSignIn ByClientSecret(string scimUrl, string tokenUrl)
    {
        ProviderField[] fields =
        [
            Pick("Authentication method", "OAuth2 client credentials grant"),
            Paste("Tenant URL", scimUrl),
            Paste("Token Endpoint", tokenUrl),
            ClientId("Client Identifier"),
            ClientSecret("Client Secret"),
        ];
        return new ConnectorSignIn("client_secret", "OAuth2 client credentials grant", scimUrl, Texts(fields), fields, [],
        [
            $"{Make}; its id is the Client Identifier.",
            "Mint its secret with POST /api/v1/admin/oauth-clients/{client_id}/secrets; it is shown once.",
            NonGallery,
            Open,
            "Choose the authentication method, fill in the fields, press Test connection, then Create.",
            .. Afterwards,
        ]);
    }

    private static ConnectorSignIn ByFederation(string scimUrl, string tokenUrl)
    {
        ProviderField[] fields =
        [
            Pick("Authentication method", "Workload Identity Federation"),
            ClientId("Client ID"),
            Paste("Token URL", tokenUrl),
            Paste("SCIM URL", scimUrl),
        ];
        ProviderValue[] shown =
        [
            new("Issuer", "trust.issuer", "https://login.microsoftonline.com/<directory>/v2.0"),
            new("JWKS URL", "trust.jwks_uri", "https://login.microsoftonline.com/<directory>/discovery/v2.0/keys"),
            new("Subject", "trust.subject", "the object id of the provisioning service's workload identity"),
            new("Audience", "trust.audience", "api://<application id>/.default"),
        ];
        return new ConnectorSignIn("federation", "Workload Identity Federation", scimUrl, Texts(fields), fields, shown,
        [
            NonGallery,
            Open,
            "Choose the authentication method, press Select Workload Identity, and copy Issuer, JWKS URL, Subject and Audience.",
            $"{Make} and these four as its trust.",
            "Fill in the fields with the id, the token URL and the SCIM URL of the client, press Test connection, then save.",
            .. Afterwards,
        ]);
    }
}
