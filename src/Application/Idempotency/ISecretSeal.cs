using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Keeps secrets for a while so that nobody who sees the database can read them.</summary>
public interface ISecretSeal
{
    /// <param name="minted">the id of what it is the secret of</param>
    /// <param name="secret">the clear value</param>
    byte[] Seal(Guid minted, TokenSecret secret);

    /// <returns>the secret, or null when this server has not got the key that it was sealed with</returns>
    TokenSecret? Open(Guid minted, byte[] sealedSecret);
}
