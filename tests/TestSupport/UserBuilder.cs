using System.Text.Json.Nodes;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.TestSupport;

/// <summary>An active user without e-mail addresses. Its document says what its profile says.</summary>
public sealed class UserBuilder
{
    private TenantId tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));
    private string userName = "bjensen";
    private string? externalId;
    private string? displayName = "Barbara Jensen";
    private bool active = true;
    private Email[] emails = [];
    private string? document;
    private string? passwordHash;
    private DateTimeOffset createdAt = A.Moment;

    public UserBuilder Of(TenantId value) => With(() => tenant = value);

    public UserBuilder WithUserName(string value) => With(() => userName = value);

    public UserBuilder WithExternalId(string? value) => With(() => externalId = value);

    public UserBuilder WithDisplayName(string? value) => With(() => displayName = value);

    public UserBuilder Inactive() => With(() => active = false);

    public UserBuilder WithEmails(params Email[] value) => With(() => emails = value);

    /// <summary>The document to the letter, whatever the profile says.</summary>
    public UserBuilder WithDocument(string value) => With(() => document = value);

    public UserBuilder WithPasswordHash(string? value) => With(() => passwordHash = value);

    public UserBuilder CreatedAt(DateTimeOffset moment) => With(() => createdAt = moment);

    public UserProfile Profile() =>
        new(UserName.Of(userName), externalId, displayName, active, emails, document ?? Document());

    public User Build() => User.Create(tenant, Profile(), passwordHash, createdAt);

    private string Document()
    {
        var attributes = new JsonObject { ["userName"] = userName };
        AddIfAny(attributes, "externalId", externalId);
        AddIfAny(attributes, "displayName", displayName);
        attributes["active"] = active;
        if (emails.Length > 0)
        {
            attributes["emails"] = new JsonArray([.. emails.Select(Member)]);
        }

        return attributes.ToJsonString();
    }

    private static JsonNode? Member(Email email)
    {
        var member = new JsonObject();
        AddIfAny(member, "value", email.Value);
        AddIfAny(member, "type", email.Type);
        if (email.Primary is { } primary)
        {
            member["primary"] = primary;
        }

        return member;
    }

    private static void AddIfAny(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private UserBuilder With(Action change)
    {
        change();
        return this;
    }
}
