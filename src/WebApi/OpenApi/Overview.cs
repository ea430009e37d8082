using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>What the document says of the whole: where the server is, how one signs in, and what there is, in the order of use.</summary>
internal sealed class Overview(ServerSettings settings) : IOpenApiDocumentTransformer
{
    public const string Jwt = "jwt";
    public const string ScimToken = "scimToken";

    // A server without a base URL of its own is where its document is: below the same prefix, whatever stands before it.
    private const string Here = "..";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("ScimTokens", "SCIM tokens of a tenant, the six-endpoint admin API: what an identity provider's connector signs in with."),
        ("OAuthClients", "Connectors that sign in at the token endpoint: by a secret, by keys of their own, or by an issuer that is trusted."),
        ("OAuthTokens", "The token endpoint, and what tells where it is (RFC 6749, 7009, 8414, 9728)."),
        ("SetupLinks", "Links that let somebody without an account connect an identity provider."),
        ("ConnectionProgress", "How far an identity provider has come, from the credential to the first deactivation."),
        ("Tenants", "Tenants, their limits and settings."),
        ("SyncHealth", "Whether a tenant's connectors call as they use to, and what fails."),
        ("RoleBindings", "Roles of users; what changes here shows in the user's SCIM document at once."),
        ("RoleMappings", "Roles of whoever is in a group; an identity provider's document never shows them."),
        ("Access", "Who has which role, and why."),
        ("AuditEvents", "Who changed what, when and from where."),
        ("Events", "Every change, once it is committed, in order; to be read or waited for."),
        ("Webhooks", "Who is told of events, and what came of it."),
        ("ProvisioningLog", "What identity providers sent and what they were answered, redacted."),
        ("TenantSchemas", "Attributes of a tenant's own."),
        ("Users", "SCIM users (RFC 7644 section 3)."),
        ("Groups", "SCIM groups (RFC 7644 section 3)."),
        ("Me", "The user that the subject of a JWT is (RFC 7644 section 3.11)."),
        ("Search", "Users and groups in one list (RFC 7644 sections 3.4.2.1 and 3.4.3)."),
        ("Bulk", "Many operations in one request (RFC 7644 section 3.7)."),
        ("Discovery", "What the SCIM plane is and can do (RFC 7644 section 4)."),
        ("F5XcScimToken", "The tenant's one SCIM token, as F5 Distributed Cloud has it."),
        ("F5XcUsers", "SCIM users as F5 Distributed Cloud has them: roles are strings, and at least one is needed."),
        ("F5XcGroups", "SCIM groups below F5's path."),
        ("F5XcMe", "The subject's user below F5's path."),
        ("F5XcSearch", "Users and groups in one list below F5's path."),
        ("F5XcBulk", "Bulk requests below F5's path."),
        ("F5XcDiscovery", "Discovery below F5's path."),
        ("UnleashScimSettings", "SCIM settings and the one token, as Unleash has them."),
        ("TrutoScimToken", "SCIM tokens of a team, as Truto has them."),
        ("SecretScanning", "Alerts of leaked tokens, in the format of GitHub's secret scanning partner program."),
        ("Health", "For load balancers and orchestrators."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ScimPlatform",
            Version = context.DocumentName,
            Description = "SCIM 2.0 service provider with the admin API for its tokens. A summary names the scope that its route needs.",
        };
        document.Servers = [new OpenApiServer { Url = settings.PublicBaseUrl ?? Here }];
        document.AddComponent<IOpenApiSecurityScheme>(Jwt, Bearer("JWT", "A JWT of a configured issuer. It may also come bare or as `APIToken <jwt>`."));
        document.AddComponent<IOpenApiSecurityScheme>(ScimToken, Bearer(null, "The SCIM token that was minted; it opens the SCIM plane of its tenant."));
        Arrange(document);
        return Task.CompletedTask;
    }

    private static OpenApiSecurityScheme Bearer(string? format, string description) => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = format,
        Description = description,
    };

    private static void Arrange(OpenApiDocument document)
    {
        var names = Tags.Select(tag => tag.Name).ToList();
        var used = document.Paths.Values.SelectMany(TagsOf).Distinct().ToList();
        document.Tags = Tags.Concat(used.Except(names).Select(name => (Name: name, Description: name)))
            .Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(entry => TagsOf(entry.Value).Min(tag => (uint)names.IndexOf(tag))).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            paths.Add(path, item);
        }

        document.Paths = paths;
    }

    private static IEnumerable<string> TagsOf(IOpenApiPathItem item) =>
        item.Operations!.Values.SelectMany(operation => operation.Tags!).Select(tag => tag.Name!);
}
