using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Keeps secrets for a while so that nobody who sees the database can read them.</summary>
public interface ISecretSeal
{
    byte[] Seal(ScimTokenId token, TokenSecret secret);

    /// <returns>the secret, or null when this server has not got the key that it was sealed with</returns>
    TokenSecret? Open(ScimTokenId token, byte[] sealedSecret);
}
