namespace ScimPlatform.Application.ScimTokens;

/// <summary>When and from where a token was last used.</summary>
/// <param name="TokenId">the SCIM token, the client, or the secret</param>
/// <param name="At">when</param>
/// <param name="Ip">the client's address</param>
/// <param name="UserAgent">the client's name for itself, at most <see cref="MaxUserAgentLength"/> characters</param>
public sealed record TokenUse(Guid TokenId, DateTimeOffset At, string? Ip, string? UserAgent)
{
    public const int MaxUserAgentLength = 256;

    /// <summary>The client whose use it is, or whose secret's; null for a SCIM token.</summary>
    public Guid? Client { get; init; }
}

/// <summary>Takes note of uses off the request path.</summary>
public interface ITokenUseRecorder
{
    /// <summary>Remembers a use, to be stored soon; at most one a minute is stored for a token.</summary>
    void Record(TokenUse use);
}

/// <summary>Where uses are stored.</summary>
public interface ITokenUseStore
{
    /// <summary>Stores the uses; a use older than the stored one is dropped.</summary>
    Task StoreAsync(IReadOnlyCollection<TokenUse> uses, CancellationToken cancellationToken);
}
