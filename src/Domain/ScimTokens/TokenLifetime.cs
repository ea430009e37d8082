using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>How long a token lives: whole days, 1 to 730.</summary>
public sealed record TokenLifetime
{
    public const int MinDays = 1;
    public const int MaxDays = 730;

    private TokenLifetime(int days) => Days = days;

    public static TokenLifetime Default { get; } = new(180);

    public int Days { get; }

    /// <exception cref="InvalidTokenLifetime">the number is outside 1 to 730</exception>
    public static TokenLifetime OfDays(int days) =>
        days is >= MinDays and <= MaxDays ? new TokenLifetime(days) : throw new InvalidTokenLifetime();

    public DateTimeOffset EndFrom(DateTimeOffset start) => start.AddDays(Days);
}

public sealed class InvalidTokenLifetime() : ValueRefused(
    $"A token lives between {TokenLifetime.MinDays} and {TokenLifetime.MaxDays} days.");
