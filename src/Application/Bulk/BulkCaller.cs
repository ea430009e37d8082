using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Bulk;

/// <summary>Who sends a bulk request, what they may do, and how their documents are read.</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Actor">who does it</param>
/// <param name="MayWriteUsers">whether operations on users are allowed</param>
/// <param name="MayWriteGroups">whether operations on groups are allowed</param>
/// <param name="Schemas">what is served to the tenant</param>
/// <param name="Options">how liberally documents are read</param>
/// <param name="ReadUser">reads the user that a POST or PUT sends, as the base path has them</param>
public sealed record BulkCaller(
    TenantId Tenant,
    Actor Actor,
    bool MayWriteUsers,
    bool MayWriteGroups,
    SchemaRegistry Schemas,
    ReadOptions Options,
    Func<JsonElement, ScimResource> ReadUser);
