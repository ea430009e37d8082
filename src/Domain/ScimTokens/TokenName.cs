using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What people call a token: 1 to 100 code points without control characters, not only blanks, and no secret.</summary>
public sealed record TokenName
{
    public const int MaxLength = 100;

    private TokenName(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string text) =>
        text.Trim().Length > 0 && PlainText.CodePoints(text) <= MaxLength && !PlainText.HasControlCharacters(text)
        && !SecretText.IsIn(text);

    /// <exception cref="InvalidTokenName">the text cannot be a name</exception>
    public static TokenName Of(string text) => IsValid(text) ? new TokenName(text) : throw new InvalidTokenName();

    /// <summary>The name of a token that nobody named.</summary>
    public static TokenName Unnamed(ScimTokenId id) => new($"scim-token-{id}");

    public override string ToString() => Value;
}

public sealed class InvalidTokenName() : ValueRefused(
    $"A token's name has 1 to {TokenName.MaxLength} characters no control characters and no token in it.");
