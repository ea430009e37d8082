using System.Text.Json;
using MediatR;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>Which users or groups are looked for.</summary>
/// <param name="Tenant">whose</param>
/// <param name="OfGroups">groups, or else users</param>
/// <param name="Filter">a filter of SCIM; null for all</param>
/// <param name="By">the attribute to sort by; null for the oldest first</param>
/// <param name="Cursor">where the list goes on; null for its beginning</param>
internal sealed record PersonSearch(TenantId Tenant, bool OfGroups, string? Filter, string? By, string? Cursor);

/// <summary>A user or group in a list.</summary>
/// <param name="Id">of the resource</param>
/// <param name="Path">of its page, below the tenant's</param>
/// <param name="Name">what it is called by</param>
/// <param name="Display">what people call it, or null</param>
/// <param name="IsActive">whether a user is active; null of groups</param>
/// <param name="UpdatedAt">when it last changed</param>
public sealed record PersonRow(Guid Id, string Path, string Name, string? Display, bool? IsActive, DateTimeOffset UpdatedAt)
{
    private const int PerPage = 50;

    /// <summary>A page of users or groups, by cursor.</summary>
    internal static async Task<(IReadOnlyList<PersonRow> Rows, int Total, string? Next)> FindAsync(IMediator sender, PersonSearch search, CancellationToken cancellationToken)
    {
        var (tenant, ofGroups, filter, by, cursor) = search;
        if (ofGroups)
        {
            var groups = await sender.Send(new SearchGroupsQuery(tenant, filter, null, PerPage, WithMembers: false, by, null, cursor ?? ""), cancellationToken);
            return ([.. groups.Page.Groups.Select(Of)], groups.Page.Total, groups.Cursors?.Next);
        }

        var users = await sender.Send(new SearchUsersQuery(tenant, filter, null, PerPage, by, null, cursor ?? ""), cancellationToken);
        return ([.. users.Page.Users.Select(Of)], users.Page.Total, users.Cursors?.Next);
    }

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
