using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>The last steps of every use case that changes a user: make it what the document says, and store it if that is something new.</summary>
public sealed class UserRewriting(
    IRoleBindingRepository bindings, IUserQueries queries, UserPasswords passwords, MassRemovalGuard guard, AccessChanges access,
    IUnitOfWork unitOfWork, ScimSettings settings, TimeProvider time)
{
    /// <summary>Makes the user what the document says.</summary>
    internal ChangedUser Rewrite(User user, IReadOnlyList<RoleBinding> held, ScimResource wanted, Actor actor)
    {
        var now = time.Now();
        var parts = UserResourceMapper.ToParts(wanted, isNew: false);
        settings.Budgets.Require(parts.Profile.Document, user.Document);
        settings.Budgets.Require("roles", parts.Roles.Count, held.Count);
        var wasActive = user.Active;
        user.Replace(Unless(user, parts.Profile), now);
        if (wasActive && !user.Active)
        {
            guard.Count(user);
        }

        passwords.Change(user, parts.Password, now);
        var aligned = RoleAlignment.Align(bindings, user, held, parts.Roles, actor, now);
        if (aligned.Changed)
        {
            user.RolesChanged(now);
        }

        if (aligned.Changed || wasActive != user.Active)
        {
            access.Watch(user, aligned.Changed ? UserChangeKind.OfBindings : UserChangeKind.OfActivity);
        }

        return new ChangedUser(user, aligned.Bindings);
    }

    /// <summary>Stores it.</summary>
    internal async Task<UserView> StoreAsync(ChangedUser changed, CancellationToken cancellationToken)
    {
        await unitOfWork.SaveChangesAsync(cancellationToken);
        var groups = await queries.GroupsOfAsync(changed.User.TenantId, changed.User.Id, cancellationToken);
        return UserView.Of(changed.User, changed.Bindings, groups);
    }

    // The order of members means nothing in JSON: a document that only orders them differently is the same document.
    private static UserProfile Unless(User user, UserProfile profile)
    {
        var changed = AttributeNames.Changed(user.Document, profile.Document);
        return profile with { Changed = changed, Document = changed.Count == 0 ? user.Document : profile.Document };
    }
}

/// <summary>A user with the bindings that it has now.</summary>
internal sealed record ChangedUser(User User, IReadOnlyList<RoleBinding> Bindings);
