using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>The tokens of one tenant that are live now. What has expired gives its slot back when it is looked at.</summary>
public sealed class LiveTokens
{
    private readonly List<ScimToken> live;
    private readonly List<ScimToken> replaced = [];

    /// <param name="slotHolders">every token of the tenant that holds a slot</param>
    /// <param name="now">the moment at which tokens are live or not</param>
    public LiveTokens(IEnumerable<ScimToken> slotHolders, DateTimeOffset now)
    {
        var byState = slotHolders.ToLookup(token => token.IsLiveAt(now));
        foreach (var expired in byState[false])
        {
            expired.GiveBackSlot();
        }

        live = [.. byState[true]];
    }

    public int Count => live.Count;

    /// <summary>Those that were ended here, to make way for another.</summary>
    internal IReadOnlyList<ScimToken> Replaced => replaced;

    public void RevokeAll(Actor by, DateTimeOffset now)
    {
        live.ForEach(token => token.Revoke(by, now));
        replaced.AddRange(live);
        live.Clear();
    }

    public void Revoke(ScimToken token, Actor by, DateTimeOffset now)
    {
        token.Revoke(by, now);
        if (live.Remove(token))
        {
            replaced.Add(token);
        }
    }

    /// <summary>Makes way for the token that replaces this one: it ends at once, or lives on beside the new one for a while.</summary>
    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    /// <exception cref="NoRoomForOverlap">the tenant has no room for one more live token</exception>
    public void Retire(ScimToken token, TimeSpan overlap, Tenant tenant, Actor by, DateTimeOffset now)
    {
        token.RefuseUnlessLive(now);
        if (overlap == TimeSpan.Zero)
        {
            Revoke(token, by, now);
            return;
        }

        if (live.Count >= tenant.MaxLiveTokens)
        {
            throw new NoRoomForOverlap(tenant.MaxLiveTokens);
        }

        token.ExpireBy(now + overlap, now);
        replaced.Add(token);
    }

    /// <exception cref="LiveTokenLimitReached">as many tokens are live as the tenant allows</exception>
    internal int TakeSlot(int limit)
    {
        var taken = live.Select(token => token.LiveSlot).ToHashSet();
        var free = Enumerable.Range(0, limit).Where(slot => !taken.Contains(slot)).Cast<int?>().FirstOrDefault();
        return live.Count < limit && free is { } slot ? slot : throw new LiveTokenLimitReached(limit);
    }
}
