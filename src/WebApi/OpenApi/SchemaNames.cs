using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>What wire types are called in the document: as on the published page, or as in the code.</summary>
internal static class SchemaNames
{
    private static readonly string[] Endings = ["Response", "View"];

    /// <returns>null for what has no name of its own</returns>
    public static string? Of(JsonTypeInfo type) =>
        (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(JsonElement) || type.Type == typeof(Stream) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Of(type.Type);

    public static string Of(Type type) =>
        type.GetCustomAttribute<SchemaNameAttribute>()?.Name
        ?? (type.IsGenericType ? Of(type.GenericTypeArguments[0]) + Short(type.Name.Split('`')[0]) : Short(type.Name));

    private static string Short(string name) =>
        Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
}
