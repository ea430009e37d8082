using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens.Expiry;

/// <summary>That the audit was told, so many days ahead, that a token will expire. A new end is told of anew.</summary>
/// <param name="TokenId">which token</param>
/// <param name="ExpiresAt">when it will expire</param>
/// <param name="DaysAhead">which of <see cref="Days"/></param>
public sealed record ExpiryNotice(ScimTokenId TokenId, DateTimeOffset ExpiresAt, int DaysAhead)
{
    /// <summary>How many days ahead notice is given, the nearest last.</summary>
    public static readonly IReadOnlyList<int> Days = [90, 60, 30, 15, 7, 1];
}

/// <summary>The notices that were given, so that none is given twice.</summary>
public interface IExpiryNotices
{
    /// <summary>
    /// Live tokens of any tenant that end after one moment and until another and have had no notice of that number of days, the first to
    /// end first, a few at once.
    /// </summary>
    Task<IReadOnlyList<ScimToken>> DueAsync(
        int daysAhead, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Stored when the unit of work is saved; of two that are the same, one fails.</summary>
    void Add(ExpiryNotice notice);
}
