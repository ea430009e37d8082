using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.WebApi.Dialects;

/// <summary>Ids in paths. A text that cannot be an id of ours is an id of nothing: not found, as any unknown id.</summary>
internal static class PathIds
{
    public static ScimTokenId Token(string text) => new(Read(text, "SCIM token"));

    public static ClientIdentifier OAuthClient(string text) =>
        ClientIdentifier.TryParse(text) ?? throw new Refusal(Error.NotFound("OAuth client"));

    public static Guid ClientSecret(string text) => Read(text, "Secret");

    public static RoleBindingId RoleBinding(string text) => new(Read(text, "Role binding"));

    public static RoleMappingId RoleMapping(string text) => new(Read(text, "Role mapping"));

    public static UserId User(string text) => new(ResourceId.OrNull(text) ?? throw new Refusal(Error.NotFound("User")));

    public static GroupId Group(string text) => new(ResourceId.OrNull(text) ?? throw new Refusal(Error.NotFound("Group")));

    public static WebhookId Webhook(string text) => new(Read(text, "Webhook"));

    public static SetupLinkId SetupLink(string text) => new(Read(text, "Setup link"));

    public static Guid Delivery(string text) => Read(text, "Delivery");

    public static Guid ProvisioningEntry(string text) => Read(text, "Provisioning log entry");

    private static Guid Read(string text, string what) =>
        Uuid.TryParse(text, out var id) ? id : throw new Refusal(Error.NotFound(what));
}
