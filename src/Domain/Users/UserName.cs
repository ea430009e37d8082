using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Users;

/// <summary>The name that a user signs in with: not blank, unique in the tenant without regard to case (RFC 7643 section 4.1.1).</summary>
public sealed record UserName
{
    public const int MaxLength = 512;

    private UserName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The form in which names are compared: two names with one key are one name.</summary>
    public string Key => CaseFold.Fold(Value);

    public static bool IsValid(string text) =>
        text.Trim().Length > 0 && text.Length <= MaxLength && !PlainText.HasControlCharacters(text);

    /// <exception cref="InvalidUserName">the text is blank, too long or has control characters</exception>
    public static UserName Of(string text) => IsValid(text) ? new UserName(text) : throw new InvalidUserName();

    public override string ToString() => Value;
}

public sealed class InvalidUserName() : ValueRefused(
    $"userName must have 1 to {UserName.MaxLength} characters, be more than blanks and have no control characters.");
