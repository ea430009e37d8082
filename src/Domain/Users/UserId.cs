namespace ScimPlatform.Domain.Users;

public readonly record struct UserId(Guid Value)
{
    public static UserId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
