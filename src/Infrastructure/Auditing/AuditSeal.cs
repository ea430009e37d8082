using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>What the audit is vouched for with: 32 bytes, the same on every node, and not in the database.</summary>
/// <param name="find">asked when they are first needed</param>
public sealed class AuditKey(Func<byte[]> find)
{
    private readonly Lazy<byte[]> bytes = new(find);

    public byte[] Bytes => bytes.Value;
}

/// <summary>
/// What ties a record to the one before it, and both ends of a chain and each record that has no place yet to the server: whoever writes to
/// the database can compute a hash, but not a code under the server's key (HMAC, RFC 2104).
/// </summary>
internal static class AuditSeal
{
    private const long NoPlace = 0;

    /// <summary>SHA-256 over the hash before and the record as a JSON array, in the order that docs/audit.md gives.</summary>
    public static byte[] Hash(byte[] before, AuditEvent record, long sequence) =>
        SHA256.HashData([.. before, .. Canonical(record, sequence)]);

    /// <summary>The code of a record that waits for its place.</summary>
    public static byte[] Mac(this AuditKey key, AuditEvent record) => HMACSHA256.HashData(key.Bytes, Canonical(record, NoPlace));

    /// <summary>The code of where a chain begins and ends.</summary>
    public static byte[] Mac(this AuditKey key, AuditChain chain) => HMACSHA256.HashData(
        key.Bytes, (byte[])[.. chain.TenantId.Value.ToByteArray(), .. Bytes(chain.PurgedSequence), .. chain.PurgedHash, .. Bytes(chain.LastSequence), .. chain.LastHash]);

    public static bool VouchesFor(this AuditKey key, AuditEvent record) => Equal(record.Hash, key.Mac(record));

    public static bool VouchesFor(this AuditKey key, AuditChain chain) => Equal(chain.Mac, key.Mac(chain));

    private static bool Equal(byte[]? stored, byte[] right) => stored is not null && CryptographicOperations.FixedTimeEquals(stored, right);

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Canonical(AuditEvent record, long sequence) => JsonSerializer.SerializeToUtf8Bytes<object?[]>([
        record.TenantId.ToString(),
        sequence,
        record.Id.ToString(),
        ResourceMeta.Time(record.OccurredAt),
        record.ActorIssuer,
        record.Actor,
        record.Action,
        record.TargetId.ToString(),
        record.Ip,
        record.TraceId,
        record.Changes,
    ]);
}
