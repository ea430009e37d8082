using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>Whose roles are compared, for a change that the next save stores.</summary>
internal sealed record AccessLook(TenantId Tenant, AggregateRoot Cause, Guid Id, IReadOnlyCollection<Guid> Users, IReadOnlyCollection<Guid> Groups)
{
    /// <summary>The users, and those below the groups before the change.</summary>
    public IReadOnlyCollection<Guid> Watched { get; set; } = [];

    /// <summary>The roles that they had then.</summary>
    public RolesOfUsers Before { get; set; } = new();

    /// <summary>What is told of pairs of roles and users.</summary>
    public IEnumerable<DomainEvent> Told(EventName name, IEnumerable<(RoleName Role, Guid User)> pairs) =>
        from pair in pairs
        group pair.User by pair.Role into users
        orderby users.Key.Namespace, users.Key.Role
        select AccessEvents.Of(name, Tenant, Id, users.Key, new AffectedUsers(users.Count(), [.. users.Order().Take(AccessEvents.MostNamed)])) with
        {
            Version = Cause.Version,
        };
}
