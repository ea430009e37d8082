using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>Data Protection, for the one purpose and the one token, so that a seal opens in its own row only.</summary>
internal sealed partial class SecretSeal(KeyRing keys, ILogger<SecretSeal> logger) : ISecretSeal
{
    private const string Purpose = "minted token";

    public byte[] Seal(ScimTokenId token, TokenSecret secret) => Protector(token).Protect(Encoding.ASCII.GetBytes(secret.Reveal()));

    public TokenSecret? Open(ScimTokenId token, byte[] sealedSecret)
    {
        try
        {
            return TokenSecret.Unsealed(Encoding.ASCII.GetString(Protector(token).Unprotect(sealedSecret)));
        }
        catch (CryptographicException exception)
        {
            NotOpened(token.Value, exception.GetType().Name);
            return null;
        }
    }

    private IDataProtector Protector(ScimTokenId token) => keys.Provider.CreateProtector(Purpose, token.Value.ToString());

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The sealed secret of token {Token} cannot be opened here ({Failure}): do all nodes have the same Security:MasterKey?")]
    private partial void NotOpened(Guid token, string failure);
}
