using System.Reflection;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>The ports over the database, by reflection, so that tests can tell whether they reach every method.</summary>
internal static class Ports
{
    private static readonly string[] Endings = ["Repository", "Queries", "Members"];

    private static readonly IEnumerable<MethodInfo> Methods =
        new[] { typeof(ITenantRepository).Assembly, typeof(ITenantQueries).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsInterface && Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)))
            .SelectMany(type => type.GetMethods());

    public static IReadOnlyList<string> All { get; } = [.. Methods.Select(Name)];

    /// <summary>The methods that are told whose things they are about.</summary>
    public static IReadOnlyList<string> OfOneTenant { get; } = [.. Methods.Where(TakesTenant).Select(Name)];

    /// <summary>The methods that are told neither whose things they are about nor get one of them, which was loaded for its tenant.</summary>
    public static IReadOnlyList<string> OfNobody { get; } = [.. Methods.Where(method => !TakesTenant(method) && !TakesAggregate(method)).Select(Name)];

    private static bool TakesAggregate(MethodInfo method) =>
        method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Tenant)
            || parameter.ParameterType.GetProperty(nameof(TenantId))?.PropertyType == typeof(TenantId));

    private static bool TakesTenant(MethodInfo method) =>
        method.GetParameters().Any(parameter => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(TenantId));

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
