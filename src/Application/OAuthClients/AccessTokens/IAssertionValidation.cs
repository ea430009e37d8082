namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Tells whether an assertion is what it has to be. It fetches keys where it is told to, never from where the assertion says.</summary>
public interface IAssertionValidation
{
    /// <exception cref="AssertionRefused">the assertion is not good</exception>
    Task<ValidAssertion> ValidateAsync(ClientCredentials.Assertion presented, StoredClient client, CancellationToken cancellationToken);
}

/// <param name="Method">what the audit calls this way</param>
/// <param name="ReplayKey">what makes it the same as another; null where it has no <c>jti</c></param>
/// <param name="ExpiresAt">until when it could be sent again</param>
public sealed record ValidAssertion(string Method, string? ReplayKey, DateTimeOffset ExpiresAt);

/// <summary>An assertion is not good. It says why, for the client's tenant and nobody else.</summary>
/// <param name="reason">a word</param>
/// <param name="got">what it says, cut</param>
/// <param name="expected">what it should say</param>
public sealed class AssertionRefused(string reason, string? got = null, string? expected = null) : Exception($"The assertion is refused: {reason}.")
{
    private const int MostShown = 200;

    public string Reason { get; } = reason;

    public string? Got { get; } = got?.Length > MostShown ? got[..MostShown] : got;

    public string? Expected { get; } = expected;

    /// <summary>
    /// Whether what it says is the word of whoever the client trusts. The word of others is for the activity alone, which is bounded: records of
    /// the audit are kept, and nobody from outside is to fill it.
    /// </summary>
    public bool IsSigned { get; init; }
}
