namespace ScimPlatform.Domain.Groups;

public readonly record struct GroupId(Guid Value)
{
    public static GroupId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
