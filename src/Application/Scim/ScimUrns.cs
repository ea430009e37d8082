namespace ScimPlatform.Application.Scim;

/// <summary>The URNs of RFC 7643 section 10 and RFC 7644 section 8.</summary>
public static class ScimUrns
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public const string EnterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string Schema = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    public const string ResourceType = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    public const string ServiceProviderConfig = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    public const string ListResponse = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public const string SearchRequest = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    public const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    public const string BulkRequest = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    public const string BulkResponse = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    public const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";

    // What the RFCs define, and the names of the time before them, which some clients still use for it.
    private static readonly string[] Standard =
    [
        "urn:ietf:params:scim:schemas:core:", "urn:ietf:params:scim:schemas:extension:enterprise:", "urn:ietf:params:scim:api:",
        "urn:scim:schemas:",
    ];

    /// <summary>Whether the URN means, in any case, something that the RFCs define.</summary>
    public static bool IsStandard(string urn) => Standard.Any(prefix => urn.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
