namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>Many ids as one parameter: a JSON list of uuids, spelled as SQLite stores them.</summary>
internal static class IdList
{
    public static string Of(IEnumerable<Guid> ids) => $"[{string.Join(',', ids.Select(id => $"\"{id.ToString().ToUpperInvariant()}\""))}]";
}
