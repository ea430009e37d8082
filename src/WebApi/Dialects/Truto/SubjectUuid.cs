using System.Security.Cryptography;
using System.Text;

namespace ScimPlatform.WebApi.Dialects.Truto;

/// <summary>
/// Truto's <c>created_by</c> is a uuid: the subject when it is one, else the version-5 uuid (RFC 9562 section 5.5) of the subject in a
/// namespace that is the version-5 uuid of the issuer in the URL namespace, so that a subject keeps its uuid for ever.
/// </summary>
internal static class SubjectUuid
{
    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static Guid Of(string issuer, string subject) =>
        Guid.TryParseExact(subject, "D", out var uuid) ? uuid : Version5(Version5(UrlNamespace, issuer), subject);

    // RFC 9562 defines version 5 by SHA-1; it names here and protects nothing.
#pragma warning disable CA5350
    private static Guid Version5(Guid space, string name)
    {
        byte[] input = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var uuid = SHA1.HashData(input).AsSpan(0, 16);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }
#pragma warning restore CA5350
}
