using System.Text.Json;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Users;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>A user or group in a list.</summary>
/// <param name="Id">of the resource</param>
/// <param name="Path">of its page, below the tenant's</param>
/// <param name="Name">what it is called by</param>
/// <param name="Display">what people call it, or null</param>
/// <param name="IsActive">whether a user is active; null of groups</param>
/// <param name="UpdatedAt">when it last changed</param>
public sealed record PersonRow(Guid Id, string Path, string Name, string? Display, bool? IsActive, DateTimeOffset UpdatedAt)
{
    public static PersonRow Of(UserView user)
    {
        using var document = JsonDocument.Parse(user.Document);
        return new PersonRow(
            user.Id.Value,
            $"people/users/{user.Id.Value}",
            Text(document, "userName") ?? user.Id.Value.ToString(),
            Text(document, "displayName"),
            document.RootElement.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.True,
            user.UpdatedAt);
    }

    public static PersonRow Of(GroupView group)
    {
        using var document = JsonDocument.Parse(group.Document);
        return new PersonRow(
            group.Id.Value, $"people/groups/{group.Id.Value}", Text(document, "displayName") ?? group.Id.Value.ToString(), Text(document, "externalId"), null, group.UpdatedAt);
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
