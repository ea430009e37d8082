using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Users;

/// <summary>A user that an identity provider keeps in the tenant's directory.</summary>
public sealed class User : AggregateRoot
{
    private User()
    {
    }

    public UserId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public UserName UserName { get; private set; } = null!;

    /// <summary><see cref="Users.UserName.Key"/>, stored for the unique index.</summary>
    public string UserNameKey { get; private set; } = null!;

    public string? ExternalId { get; private set; }

    public string? DisplayName { get; private set; }

    public bool Active { get; private set; }

    public string Document { get; private set; } = null!;

    public string? PasswordHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <param name="tenant">whose directory</param>
    /// <param name="profile">what is known of the user</param>
    /// <param name="passwordHash">null for a user without password</param>
    /// <param name="now">the time</param>
    /// <param name="id">where others refer to the user before it is made</param>
    public static User Create(TenantId tenant, UserProfile profile, string? passwordHash, DateTimeOffset now, UserId? id = null)
    {
        var user = new User { Id = id ?? UserId.New(now), TenantId = tenant, CreatedAt = now, UpdatedAt = now, PasswordHash = passwordHash };
        user.Take(profile);
        user.Raise(EventName.UserCreated, profile.Changed);
        return user;
    }

    /// <summary>Replaces what is known of the user. What says the same as before changes nothing, not even the version.</summary>
    /// <returns>whether anything changed</returns>
    public bool Replace(UserProfile profile, DateTimeOffset now)
    {
        if (profile.Document == Document)
        {
            return false;
        }

        var wasActive = Active;
        Take(profile);
        var name = Active == wasActive ? EventName.UserUpdated : Active ? EventName.UserActivated : EventName.UserDeactivated;
        Update(name, profile.Changed, now);
        return true;
    }

    /// <param name="passwordHash">of the new one; null when it has none from now on</param>
    /// <param name="now">the time</param>
    public void ChangePassword(string? passwordHash, DateTimeOffset now)
    {
        PasswordHash = passwordHash;
        Update(EventName.UserUpdated, ["password"], now);
    }

    /// <summary>The list of roles is another one; the bindings are part of what clients see of the user.</summary>
    public void RolesChanged(DateTimeOffset now) => Update(EventName.UserUpdated, ["roles"], now);

    /// <summary>A role binding of the user comes with what else is stored of the user.</summary>
    public void Gains(RoleBinding binding) => Raise(binding.Happened(EventName.RoleGranted));

    /// <summary>A role binding of the user goes with what else is stored of the user.</summary>
    public void Loses(RoleBinding binding) => Raise(binding.Happened(EventName.RoleTaken));

    /// <summary>A role binding of the user came by itself.</summary>
    public void RoleGranted(RoleBinding binding, DateTimeOffset now)
    {
        Gains(binding);
        Touch(now);
    }

    /// <summary>A role binding of the user went by itself.</summary>
    public void RoleTaken(RoleBinding binding, DateTimeOffset now)
    {
        Loses(binding);
        Touch(now);
    }

    /// <summary>To be called before the user is removed.</summary>
    public void Delete() => Raise(EventName.UserDeleted);

    private void Take(UserProfile profile)
    {
        if (profile.Emails.Count(email => email.Primary == true) > 1)
        {
            throw new MoreThanOnePrimaryEmail();
        }

        if (profile.ExternalId?.Length > UserProfile.MaxExternalIdLength)
        {
            throw new InvalidExternalId(UserProfile.MaxExternalIdLength);
        }

        UserName = profile.UserName;
        UserNameKey = profile.UserName.Key;
        ExternalId = profile.ExternalId;
        DisplayName = profile.DisplayName;
        Active = profile.Active;
        Document = profile.Document;
    }

    private void Update(EventName name, IReadOnlyCollection<string> attributes, DateTimeOffset now)
    {
        Raise(name, attributes);
        Touch(now);
    }

    private void Raise(EventName name, IReadOnlyCollection<string>? attributes = null) => Raise(new DomainEvent(name, TenantId, Id.Value)
    {
        Changes = attributes is { Count: > 0 } ? [new Change.Attributes(attributes)] : [],
    });

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Changed();
    }
}
