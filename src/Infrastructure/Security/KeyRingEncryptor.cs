using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>AES-256-GCM over an element of the key ring: nonce, tag, ciphertext.</summary>
internal sealed class KeyRingEncryptor(KeyRingKey key) : IXmlEncryptor
{
    internal const int NonceLength = 12;
    internal const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(KeyRingDecryptor));
    }
}

/// <summary>The way back. Data Protection makes it by its name, which stands beside the ciphertext.</summary>
public sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private const int Overhead = KeyRingEncryptor.NonceLength + KeyRingEncryptor.TagLength;

    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var plain = new byte[box.Length - Overhead];
        using var aes = new AesGcm(services.GetRequiredService<KeyRingKey>().Bytes, KeyRingEncryptor.TagLength);
        aes.Decrypt(box[..KeyRingEncryptor.NonceLength], box[Overhead..], box[KeyRingEncryptor.NonceLength..Overhead], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
