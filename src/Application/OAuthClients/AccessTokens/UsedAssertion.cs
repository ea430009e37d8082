using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>That a client has used an assertion, which it may do once (RFC 7523 section 3). A unique index holds it.</summary>
public sealed class UsedAssertion
{
    private UsedAssertion()
    {
    }

    public Guid Id { get; private init; }

    public OAuthClientId ClientId { get; private init; }

    /// <summary>SHA-256 of its issuer and <c>jti</c>.</summary>
    public byte[] Hash { get; private init; } = null!;

    public DateTimeOffset ExpiresAt { get; private init; }

    public static UsedAssertion Of(OAuthClientId client, string replayKey, DateTimeOffset expiresAt, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ClientId = client,
        Hash = SHA256.HashData(Encoding.UTF8.GetBytes(replayKey)),
        ExpiresAt = expiresAt,
    };
}

public sealed class AssertionReplayed() : DomainException("The assertion was used before.");

/// <summary>Where used assertions are stored.</summary>
public interface IUsedAssertions
{
    /// <summary>Stored when the unit of work is saved, which fails as <see cref="AssertionReplayed"/> if it was there.</summary>
    void Add(UsedAssertion used);
}
