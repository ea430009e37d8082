using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Bulk;

/// <summary>A glance at an operation: most refer to nothing, which their bytes tell without being read as JSON.</summary>
internal static class BulkIdScan
{
    private const string Scheme = "bulkId:";

    /// <summary>Whether there may be references; where there are some, always true.</summary>
    public static bool MayFindIn(BulkOperation operation) =>
        operation.Path.Contains(Scheme, StringComparison.OrdinalIgnoreCase)
        || (operation.Data.ValueKind != JsonValueKind.Undefined && MayFindIn(JsonMarshal.GetRawUtf8Value(operation.Data)));

    private static bool MayFindIn(ReadOnlySpan<byte> json)
    {
        // What is escaped may be anything.
        if (json.Contains((byte)'\\'))
        {
            return true;
        }

        for (var end = json.IndexOf((byte)':') + 1; end > 0; end = json.IndexOf((byte)':') + 1)
        {
            if (end >= Scheme.Length && Ascii.EqualsIgnoreCase(json[(end - Scheme.Length)..end], Scheme))
            {
                return true;
            }

            json = json[end..];
        }

        return false;
    }
}
