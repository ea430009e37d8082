using System.Buffers;
using System.Security.Cryptography;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>What a client calls itself (RFC 6749 section 2.2): no secret. It has no character that some clients would escape in Basic credentials.</summary>
public sealed record ClientIdentifier
{
    public const int Length = 32;

    private const string Prefix = "scim_client_";

    private static readonly SearchValues<char> Characters = SearchValues.Create(TokenChecksum.Alphabet);

    private ClientIdentifier(string value) => Value = value;

    public string Value { get; }

    public static ClientIdentifier New() => new(Prefix + RandomNumberGenerator.GetString(TokenChecksum.Alphabet, Length - Prefix.Length));

    /// <returns>the identifier, or null when the text cannot be one</returns>
    public static ClientIdentifier? TryParse(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Characters)
            ? new ClientIdentifier(text)
            : null;

    /// <summary>One that was stored.</summary>
    public static ClientIdentifier Stored(string text) => new(text);

    public override string ToString() => Value;
}
