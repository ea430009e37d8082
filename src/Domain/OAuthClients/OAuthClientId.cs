namespace ScimPlatform.Domain.OAuthClients;

/// <summary>A client's key in the database and in the audit; it calls itself by its <see cref="ClientIdentifier"/>.</summary>
public readonly record struct OAuthClientId(Guid Value)
{
    public static OAuthClientId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
