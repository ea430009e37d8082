namespace ScimPlatform.Domain.SetupLinks;

public readonly record struct SetupLinkId(Guid Value)
{
    public static SetupLinkId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
