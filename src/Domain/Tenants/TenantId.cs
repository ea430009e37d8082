namespace ScimPlatform.Domain.Tenants;

public readonly record struct TenantId(Guid Value)
{
    public static TenantId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
