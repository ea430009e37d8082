using FluentValidation;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>The rules that every command about tenants shares.</summary>
internal static class TenantRules
{
    public static void LiveTokenLimit<T>(this IRuleBuilder<T, int?> rule) => rule.Between(1, Tenant.HighestLiveTokenLimit);

    public static void Profile<T>(this IRuleBuilder<T, string?> rule) => rule.OneOf(CompatibilityProfiles.Known);
}
