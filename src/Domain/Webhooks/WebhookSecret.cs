using System.Security.Cryptography;

namespace ScimPlatform.Domain.Webhooks;

/// <summary>What the messages of a webhook are signed with: 256 random bits. It cannot be printed or compared by accident.</summary>
public sealed class WebhookSecret
{
    public const string Prefix = "whsec_";
    public const int Length = 32;

    private readonly byte[] bytes;

    private WebhookSecret(byte[] bytes) => this.bytes = bytes;

    public static WebhookSecret Generate() => new(RandomNumberGenerator.GetBytes(Length));

    public static WebhookSecret OfBytes(byte[] bytes) => new(bytes);

    /// <summary>As its receiver configures it.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(bytes);

    public byte[] ToBytes() => [.. bytes];

    public override string ToString() => "[secret]";
}
