using System.Text.Json.Nodes;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Events;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Webhooks.Sets;

/// <summary>Events of users and groups as RFC 9967 has them. A replaced resource is told as a patched one: what changed is known either way.</summary>
internal static class SecurityEvents
{
    private const string Active = "active";

    /// <summary>Whether there is one for events of that type.</summary>
    public static bool Has(string type) => Act(type) is not null;

    /// <returns>the member <c>events</c> of a token: what happened by its URI, with what is said of it</returns>
    /// <param name="told">the event</param>
    /// <param name="document">the whole resource, to be sent instead of the names of what changed; null for those</param>
    public static JsonObject Of(EventView told, JsonNode? document) => Act(told.Type) switch
    {
        "delete" => new JsonObject { [SecurityEventUris.Delete] = new JsonObject() },
        "activate" or "deactivate" => Switched(told, document),
        var act => new JsonObject { [Name(act!, document)] = Said(told.Changed, document) },
    };

    // What else was changed with it is an event of its own, of the same token.
    private static JsonObject Switched(EventView told, JsonNode? document)
    {
        var events = new JsonObject { [told.Type == EventName.UserActivated.Value ? SecurityEventUris.Activate : SecurityEventUris.Deactivate] = new JsonObject() };
        IReadOnlyList<string> others = [.. told.Changed.Where(name => name != Active)];
        if (others.Count > 0)
        {
            events[Name("patch", document)] = Said(others, document);
        }

        return events;
    }

    private static string? Act(string type) =>
        type == EventName.UserCreated.Value || type == EventName.GroupCreated.Value ? "create"
        : type == EventName.UserUpdated.Value || type == EventName.GroupUpdated.Value || type == EventName.GroupMembersChanged.Value ? "patch"
        : type == EventName.UserActivated.Value ? "activate"
        : type == EventName.UserDeactivated.Value ? "deactivate"
        : type == EventName.UserDeleted.Value || type == EventName.GroupDeleted.Value ? "delete"
        : null;

    private static string Name(string act, JsonNode? document) => SecurityEventUris.Of(act, isFull: document is not null);

    private static JsonObject Said(IReadOnlyList<string> changed, JsonNode? document) => document is null
        ? new JsonObject { ["attributes"] = new JsonArray([.. changed.Select(name => JsonValue.Create(name))]) }
        : new JsonObject { ["data"] = document.DeepClone() };
}
