using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>How long a client's secret lives: whole days, 1 to 1095.</summary>
public sealed record SecretLifetime
{
    public const int MinDays = 1;
    public const int MaxDays = 1095;

    private SecretLifetime(int days) => Days = days;

    public static SecretLifetime Default { get; } = new(365);

    public int Days { get; }

    /// <exception cref="InvalidSecretLifetime">the number is outside 1 to 1095</exception>
    public static SecretLifetime OfDays(int days) =>
        days is >= MinDays and <= MaxDays ? new SecretLifetime(days) : throw new InvalidSecretLifetime();

    public DateTimeOffset EndFrom(DateTimeOffset start) => start.AddDays(Days);
}

public sealed class InvalidSecretLifetime() : ValueRefused(
    $"A client's secret lives between {SecretLifetime.MinDays} and {SecretLifetime.MaxDays} days.");
