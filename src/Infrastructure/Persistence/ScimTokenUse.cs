using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The last use of a credential, and how regularly it is used: a row of its own, so that noting a use never collides with a change of the credential.</summary>
public abstract class CredentialUse
{
    public DateTimeOffset At { get; set; }

    public string? Ip { get; set; }

    public string? UserAgent { get; set; }

    /// <summary>See <see cref="CallRhythm.BurstAt"/>; null where no rhythm is kept.</summary>
    public DateTimeOffset? BurstAt { get; private set; }

    /// <summary>See <see cref="CallRhythm.Gaps"/>, between blanks.</summary>
    public string? Gaps { get; private set; }

    /// <summary>From when on silence is too long; null while that is not known, or is nothing that anybody waits for.</summary>
    public DateTimeOffset? StallsAt { get; private set; }

    /// <summary>Since when it is known to be silent for too long; null when it is not.</summary>
    public DateTimeOffset? StalledAt { get; private set; }

    public CallRhythm? Rhythm => BurstAt is { } burst
        ? new CallRhythm(burst, [.. (Gaps ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)])
        : null;

    /// <summary>Takes a use in, unless it is older than what is known.</summary>
    /// <returns>since when it had been silent for too long, if it had</returns>
    internal DateTimeOffset? Note(TokenUse use)
    {
        if (use.At <= At)
        {
            return null;
        }

        var stalled = StalledAt;
        if (HasRhythm)
        {
            var rhythm = CallRhythm.After(Rhythm, At, use.At);
            (BurstAt, Gaps, StallsAt, StalledAt) = (rhythm.BurstAt, string.Join(' ', rhythm.Gaps), rhythm.StallsAt(use.At), null);
        }

        (At, Ip, UserAgent) = (use.At, use.Ip, use.UserAgent);
        return stalled;
    }

    internal void Stall(DateTimeOffset now) => StalledAt = now;

    /// <summary>It cannot call: nobody waits for it before it does so again.</summary>
    internal void ExpectNothing() => StallsAt = null;

    private protected virtual bool HasRhythm => true;
}

/// <summary>Of a SCIM token.</summary>
public sealed class ScimTokenUse : CredentialUse
{
    public ScimTokenId TokenId { get; init; }
}

/// <summary>Of a client, or of one of its secrets, which have no rhythm of their own.</summary>
public sealed class ClientUse : CredentialUse
{
    /// <summary>Of the client or the secret.</summary>
    public Guid Id { get; init; }

    public OAuthClientId ClientId { get; init; }

    private protected override bool HasRhythm => Id == ClientId.Value;
}
