using System.Text.Json;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>
/// What a file of a tenant looks like: JSON Lines, a header, a line for each row and, so that a cut end shows, a last line with how many
/// lines there are before it and the SHA-256 of their bytes (docs/commands.md).
/// </summary>
internal static class TransferFormat
{
    public const string Name = "scim-platform-tenant";

    /// <summary>Moves with every change that an earlier version could not read.</summary>
    public const int Version = 1;

    /// <summary>What the last line begins with, and no other.</summary>
    public static ReadOnlySpan<byte> End => "{\"end\":"u8;

    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

/// <summary>The first line.</summary>
/// <param name="Format"><see cref="TransferFormat.Name"/></param>
/// <param name="Version">of the format</param>
/// <param name="Tenant">whose</param>
/// <param name="ExportedAt">when it was made</param>
/// <param name="AuditFaults">how many faults its audit had; 0 for one that is intact</param>
/// <param name="Counts">how many rows there are, by their tables</param>
public sealed record TransferHeader(
    string Format, int Version, TransferredTenant Tenant, DateTimeOffset ExportedAt, int AuditFaults, IReadOnlyDictionary<string, long> Counts);

/// <param name="Id">kept by an import</param>
/// <param name="Slug">kept by an import</param>
public sealed record TransferredTenant(Guid Id, string Slug);

/// <summary>The last line.</summary>
/// <param name="Lines">how many lines are before it, the header among them</param>
/// <param name="Sha256">over their bytes, line ends included, in lower case</param>
internal sealed record TransferEnd(long Lines, string Sha256);
