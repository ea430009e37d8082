namespace ScimPlatform.Domain.ScimTokens;

public readonly record struct ScimTokenId(Guid Value)
{
    public static ScimTokenId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
