using System.Text.Json.Nodes;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Resources as they are now, in SCIM. Groups come without their members, of which there may be any number: events name who came and went.</summary>
internal sealed class ResourceDocuments(IUserQueries users, IGroupQueries groups, ITenantSchemas schemas, WebhookSettings settings)
{
    private const string User = "user";
    private const string Group = "group";

    /// <returns>null for what is no SCIM resource, or is there no more</returns>
    public async Task<JsonNode?> FindAsync(TenantId tenant, EventResource resource, CancellationToken cancellationToken)
    {
        if (resource.Type == User && await users.FindAsync(tenant, new UserId(resource.Id), cancellationToken) is { } user)
        {
            var writer = new UserWriter((await schemas.OfAsync(tenant, cancellationToken)).User, Projection.Default, settings.ScimUrl);
            return Written(to => writer.Write(to, user));
        }

        if (resource.Type == Group && await groups.FindAsync(tenant, new GroupId(resource.Id), withMembers: false, cancellationToken) is { } group)
        {
            var writer = new GroupWriter((await schemas.OfAsync(tenant, cancellationToken)).Group, Projection.Default, settings.ScimUrl);
            return Written(to => writer.Write(to, group));
        }

        return null;
    }

    private static JsonNode Written(Action<JsonBuffer> write)
    {
        var buffer = JsonBuffer.Take();
        write(buffer);
        var document = JsonNode.Parse(buffer.Written.Span)!;
        buffer.GiveBack();
        return document;
    }
}
