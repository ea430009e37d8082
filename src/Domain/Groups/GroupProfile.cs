using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Groups;

/// <summary>What an identity provider says about a group, replaced as a whole; its members aside.</summary>
/// <param name="DisplayName">the name to show</param>
/// <param name="ExternalId">the identity provider's own id, in its case</param>
/// <param name="Document">the attributes as canonical JSON</param>
public sealed record GroupProfile(string DisplayName, string? ExternalId, string Document)
{
    public const int MaxDisplayNameLength = 512;
    public const int MaxExternalIdLength = 512;

    /// <summary>The names of the attributes that are new or other than before, for the audit.</summary>
    public IReadOnlyCollection<string> Changed { get; init; } = [];

    public static bool IsValidDisplayName(string name) =>
        name.Trim().Length > 0 && name.Length <= MaxDisplayNameLength && !PlainText.HasControlCharacters(name);
}

public sealed class InvalidGroupDisplayName() : ValueRefused(
    $"displayName has 1 to {GroupProfile.MaxDisplayNameLength} characters, is more than blanks and has no control characters.");
