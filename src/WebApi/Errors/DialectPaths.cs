namespace ScimPlatform.WebApi.Errors;

/// <summary>Tells whose voice a request is to be answered in.</summary>
internal static class DialectPaths
{
    public const string ScimBase = "/scim/v2";
    public const string F5XcScimBase = "/api/scim/namespaces/system/v2";

    /// <summary>Where the token endpoint tells what it takes (RFC 8414 section 3.1).</summary>
    public const string AuthorizationServer = "/.well-known/oauth-authorization-server";

    /// <summary>Where the SCIM plane tells how one signs in to it, before the path of its own (RFC 9728 section 3.1).</summary>
    public const string ProtectedResource = "/.well-known/oauth-protected-resource";

    private static readonly (PathString Prefix, DialectName Name)[] Prefixes =
    [
        (ScimBase, DialectName.Scim),

        // Under any namespace and version it is SCIM that is asked for, found or not.
        ("/api/scim", DialectName.Scim),
        ("/api/v1/admin", DialectName.Admin),
        ("/api/web", DialectName.F5Xc),
        ("/api/admin", DialectName.Unleash),
        ("/scim-token", DialectName.Truto),
        ("/oauth", DialectName.OAuth),
        (AuthorizationServer, DialectName.OAuth),
        (ProtectedResource, DialectName.OAuth),
        ("/console", DialectName.Console),
    ];

    /// <summary>The endpoint's own dialect or, where no endpoint was found, the one whose paths begin like this one.</summary>
    public static DialectName Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<DialectAttribute>()?.Name ?? OfPath(context.Request.Path);

    /// <summary>Whether the path is below one of the bases of the SCIM plane.</summary>
    public static bool IsScim(PathString path) =>
        path.StartsWithSegments(ScimBase, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(F5XcScimBase, StringComparison.OrdinalIgnoreCase);

    private static DialectName OfPath(PathString path)
    {
        foreach (var (prefix, name) in Prefixes)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return DialectName.Admin;
    }
}
