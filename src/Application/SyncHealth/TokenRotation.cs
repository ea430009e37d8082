using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.SyncHealth;

/// <summary>
/// Whether a token has taken over from another one that lives on for a while (recreate with an overlap): it has the same name, came later, and the other
/// ends within the longest overlap after that. Whoever has changed over falls silent with the old one, and is not lost.
/// </summary>
public static class TokenRotation
{
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromMinutes(RecreateScimTokenByIdCommand.MaxOverlapMinutes);

    /// <param name="old">the token that is silent</param>
    /// <param name="later">another one of its tenant</param>
    public static bool Follows(RotatedToken old, RotatedToken later) =>
        later.Name == old.Name && later.CreatedAt > old.CreatedAt && old.ExpiresAt <= later.CreatedAt + LongestOverlap && later.LastCallAt > old.LastCallAt;
}

/// <param name="Name">of the token</param>
/// <param name="CreatedAt">when it was minted</param>
/// <param name="ExpiresAt">when it ends</param>
/// <param name="LastCallAt">when it was used last; null for never</param>
public sealed record RotatedToken(TokenName Name, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastCallAt);
