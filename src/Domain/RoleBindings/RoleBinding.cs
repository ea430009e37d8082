using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Domain.RoleBindings;

/// <summary>A user holds a role in a namespace. There is one binding for each of the three; each change moves the user's version.</summary>
public sealed class RoleBinding
{
    private RoleBinding()
    {
    }

    public RoleBindingId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public UserId UserId { get; private init; }

    public string Namespace { get; private init; } = null!;

    public string Role { get; private init; } = null!;

    public string? Display { get; private set; }

    public string? Type { get; private set; }

    public bool? Primary { get; private set; }

    /// <summary>The place in the user's list of roles, ascending.</summary>
    public int Ordinal { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedBy { get; private init; } = null!;

    public RoleName Name => new(Namespace, Role);

    public RoleLabel Label => new(Display, Type, Primary);

    public static RoleBinding Bind(User user, RoleName name, RoleLabel label, int ordinal, Actor by, DateTimeOffset now) => new()
    {
        Id = RoleBindingId.New(now),
        TenantId = user.TenantId,
        UserId = user.Id,
        Namespace = name.Namespace,
        Role = name.Role,
        Display = label.Display,
        Type = label.Type,
        Primary = label.Primary,
        Ordinal = ordinal,
        CreatedAt = now,
        CreatedBy = by.Subject,
    };

    internal DomainEvent Happened(EventName name) => new(name, TenantId, Id.Value)
    {
        IsOfAnother = true,
        Changes = [new Change.Fact("user_id", UserId.ToString()), new Change.Fact("namespace", Namespace), new Change.Fact("role", Role)],
    };

    /// <returns>whether anything changed</returns>
    public bool Describe(RoleLabel label, int ordinal)
    {
        if (Label == label && Ordinal == ordinal)
        {
            return false;
        }

        (Display, Type, Primary, Ordinal) = (label.Display, label.Type, label.Primary, ordinal);
        return true;
    }
}
