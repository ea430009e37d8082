namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// In which order records get their numbers: that of their times, but those of one thing in the order of its versions, since the clocks of nodes
/// differ.
/// </summary>
internal static class SealingOrder
{
    private const string End = ".deleted";

    public static IReadOnlyList<AuditEvent> Of(IEnumerable<AuditEvent> records)
    {
        // Engines order ids of one millisecond each in its own way.
        AuditEvent[] inOrder = [.. records.OrderBy(record => record.OccurredAt).ThenBy(record => record.Id)];
        foreach (var places in inOrder.Index().GroupBy(record => record.Item.TargetId, record => record.Index).Where(places => places.Skip(1).Any()).ToList())
        {
            // What has no version, such as what is told of a token's silence, stays where its time puts it.
            var versions = places.Select(place => (Place: place, Record: inOrder[place], Version: ChangesJson.VersionOf(inOrder[place].Changes)))
                .Where(record => record.Version is not null).ToList();
            var sorted = versions.OrderBy(record => record.Version).ThenBy(record => record.Record.Action.EndsWith(End, StringComparison.Ordinal)).ToList();
            foreach (var (at, record) in versions.Zip(sorted))
            {
                inOrder[at.Place] = record.Record;
            }
        }

        return inOrder;
    }
}
