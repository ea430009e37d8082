namespace ScimPlatform.Domain.RoleBindings;

public readonly record struct RoleBindingId(Guid Value)
{
    public static RoleBindingId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
