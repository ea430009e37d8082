using System.Text;

namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>Many ids as one parameter: a JSON list of uuids, spelled as SQLite stores them.</summary>
internal static class IdList
{
    private const int UuidLength = 36;

    public static string Of(IEnumerable<Guid> ids)
    {
        Span<char> uuid = stackalloc char[UuidLength];
        var list = new StringBuilder("[");
        foreach (var id in ids)
        {
            id.TryFormat(uuid, out _);
            Ascii.ToUpperInPlace(uuid, out _);
            list.Append(list.Length == 1 ? "\"" : ",\"").Append(uuid).Append('"');
        }

        return list.Append(']').ToString();
    }
}
