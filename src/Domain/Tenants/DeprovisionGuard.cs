using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Tenants;

/// <summary>How many users an identity provider may take away within so many minutes, by all credentials of the tenant together.</summary>
/// <param name="Limit">how many users; the request that would go beyond is refused as a whole</param>
/// <param name="Minutes">the length of the window that slides over them</param>
public sealed record DeprovisionGuard(int Limit, int Minutes)
{
    public const int HighestLimit = 10_000;
    public const int LongestMinutes = 1440;

    public bool IsValid() => Limit is >= 1 and <= HighestLimit && Minutes is >= 1 and <= LongestMinutes;

    public TimeSpan Window() => TimeSpan.FromMinutes(Minutes);

    /// <summary>The guard as it is stored.</summary>
    /// <param name="limit">0 where there is none</param>
    /// <param name="minutes">0 where there is none</param>
    public static DeprovisionGuard? Stored(int limit, int minutes) => limit > 0 ? new DeprovisionGuard(limit, minutes) : null;

    /// <summary>This guard, if it is in force.</summary>
    /// <param name="releasedUntil">until when it lets everything through</param>
    /// <param name="now">the time</param>
    public DeprovisionGuard? Unless(DateTimeOffset? releasedUntil, DateTimeOffset now) => releasedUntil > now ? null : this;
}

public sealed class InvalidDeprovisionGuard() : ValueRefused(
    $"A deprovision guard has a limit of 1 to {DeprovisionGuard.HighestLimit} users in 1 to {DeprovisionGuard.LongestMinutes} minutes.");

public sealed class DeprovisionGuardIsOff() : DomainException("The tenant has no deprovision guard that could be released.");
