using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>Data Protection, for the one purpose and the one thing that was minted, so that a seal opens in its own row only.</summary>
internal sealed partial class SecretSeal(KeyRing keys, ILogger<SecretSeal> logger) : ISecretSeal
{
    private const string Purpose = "minted token";

    public byte[] Seal(Guid minted, TokenSecret secret) => Protector(minted).Protect(Encoding.ASCII.GetBytes(secret.Reveal()));

    public TokenSecret? Open(Guid minted, byte[] sealedSecret)
    {
        try
        {
            return TokenSecret.Unsealed(Encoding.ASCII.GetString(Protector(minted).Unprotect(sealedSecret)));
        }
        catch (CryptographicException exception)
        {
            NotOpened(minted, exception.GetType().Name);
            return null;
        }
    }

    private IDataProtector Protector(Guid minted) => keys.Provider.CreateProtector(Purpose, minted.ToString());

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The sealed secret of {Minted} cannot be opened here ({Failure}): do all nodes have the same Security:MasterKey?")]
    private partial void NotOpened(Guid minted, string failure);
}
