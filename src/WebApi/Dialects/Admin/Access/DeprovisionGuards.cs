using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>How many users may be taken away on the SCIM plane within so many minutes.</summary>
/// <param name="Limit">how many users pass</param>
/// <param name="Minutes">within how many minutes</param>
[SchemaName("DeprovisionGuardSetting")]
public sealed record DeprovisionGuardRequest(
    [property: Constraints(Min = 1, Max = DeprovisionGuard.HighestLimit)] int Limit,
    [property: Constraints(Min = 1, Max = DeprovisionGuard.LongestMinutes)] int Minutes)
{
    // What is left out is noted, and everything refused for it.
    public static DeprovisionGuardRequest Read(JsonFields fields) => new(Required(fields, "limit"), Required(fields, "minutes"));

    internal static GuardChange? ChangeOf(JsonFields fields)
    {
        var guard = fields.Object("deprovision_guard", Read);
        return fields.IsNull("deprovision_guard") ? new GuardChange(null)
            : guard is null ? null
            : new GuardChange(new DeprovisionGuard(guard.Limit, guard.Minutes));
    }

    private static int Required(JsonFields fields, string name) => fields.Require(name) ? fields.Whole(name) ?? 1 : 1;
}

/// <summary>For how long everything passes.</summary>
/// <param name="Minutes">from now</param>
[SchemaName("DeprovisionGuardReleaseRequest")]
public sealed record ReleaseDeprovisionGuardRequest(
    [property: Constraints(Min = 1, Max = DeprovisionGuard.LongestMinutes)] int Minutes) : IRequestBody<ReleaseDeprovisionGuardRequest>
{
    public static ReleaseDeprovisionGuardRequest Read(JsonFields fields) => new(fields.Require("minutes") ? fields.Whole("minutes") ?? 1 : 1);
}

/// <summary>That everything passes, and until when.</summary>
/// <param name="ReleasedUntil">when the guard binds again</param>
[SchemaName("DeprovisionGuardRelease")]
public sealed record ReleaseDeprovisionGuardResponse(DateTimeOffset ReleasedUntil);
