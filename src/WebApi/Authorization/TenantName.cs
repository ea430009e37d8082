using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>A tenant as a request names it.</summary>
/// <param name="Source">where the name stands</param>
/// <param name="Field">under which name</param>
/// <param name="Value">the tenant's id or slug</param>
public sealed record TenantName(FieldSource Source, string Field, string Value)
{
    /// <summary>An id in the body, or nothing when the body names none.</summary>
    public static TenantName? InBody(string field, Guid? id) =>
        id is { } value ? new TenantName(FieldSource.Body, field, value.ToString()) : null;
}
