using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Groups;

/// <summary>A group of users. Its members are rows of their own, so that a group never has to be loaded with all of them.</summary>
public sealed class Group : AggregateRoot
{
    public const int MaxDisplayNameLength = 512;

    private Group()
    {
    }

    public GroupId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string DisplayName { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <exception cref="InvalidGroupDisplayName">the name is blank, too long or has control characters</exception>
    public static Group Create(TenantId tenant, string displayName, DateTimeOffset now) =>
        displayName.Trim().Length == 0 || displayName.Length > MaxDisplayNameLength || PlainText.HasControlCharacters(displayName)
            ? throw new InvalidGroupDisplayName()
            : new Group { Id = GroupId.New(now), TenantId = tenant, DisplayName = displayName, CreatedAt = now, UpdatedAt = now };
}

public sealed class InvalidGroupDisplayName() : ValueRefused(
    $"displayName has 1 to {Group.MaxDisplayNameLength} characters, is more than blanks and has no control characters.");
