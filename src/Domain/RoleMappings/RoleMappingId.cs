namespace ScimPlatform.Domain.RoleMappings;

public readonly record struct RoleMappingId(Guid Value)
{
    public static RoleMappingId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
