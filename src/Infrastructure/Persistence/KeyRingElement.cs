namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>One element of Data Protection's key ring, the secret in it encrypted.</summary>
public sealed class KeyRingElement
{
    public Guid Id { get; init; }

    public required string Xml { get; init; }
}
