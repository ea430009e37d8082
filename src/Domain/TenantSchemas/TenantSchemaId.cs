namespace ScimPlatform.Domain.TenantSchemas;

public readonly record struct TenantSchemaId(Guid Value)
{
    public static TenantSchemaId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
