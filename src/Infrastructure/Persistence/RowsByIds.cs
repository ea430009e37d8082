using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>A statement that inserts or deletes a row for each id, without tracking them.</summary>
/// <param name="Statement">with the parameters <c>ids</c> and another one</param>
/// <param name="Ids">as <see cref="IdList"/> writes them</param>
/// <param name="Other">the value of the other parameter</param>
/// <param name="Count">how many ids there are, none of them twice</param>
/// <param name="AreInserted">whether the statement inserts them; else it deletes them</param>
internal sealed record RowsByIds(Statement Statement, string Ids, Guid Other, int Count, bool AreInserted)
{
    public object[] Values => [Ids, Other];
}
