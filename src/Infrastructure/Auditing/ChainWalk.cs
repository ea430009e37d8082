using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Goes through the records of a chain in order and notes what is wrong.</summary>
internal sealed class ChainWalk(AuditChain chain)
{
    // A chain that is wrong all along is to be told of, not to be held in memory.
    private const int MostFaults = 1000;

    private readonly List<string> faults = [];
    private long untold;

    // What the next record was sealed upon; null behind a gap, since the hash is gone with its record.
    private byte[]? before = chain.PurgedHash;

    private bool hasFirst;
    private bool hasCreation;

    public long Last { get; private set; } = chain.PurgedSequence;

    public long Seen { get; private set; }

    /// <summary>Whether the first record of all is there, but not the one that every tenant begins with.</summary>
    public bool BeginsOtherwise => hasFirst && !hasCreation;

    public void Next(AuditEvent record)
    {
        var sequence = record.Sequence!.Value;
        if (sequence != Last + 1)
        {
            Missing(Last + 1, sequence - 1);
            before = null;
        }

        if (record.Hash is null || (before is not null && !AuditSeal.Hash(before, record, sequence).AsSpan().SequenceEqual(record.Hash)))
        {
            Wrong($"record {sequence} ({record.Id}) was changed");
        }

        hasFirst |= sequence == 1;
        hasCreation |= record.Action == EventName.TenantCreated.Value;
        (before, Last) = (record.Hash, sequence);
        Seen++;
    }

    /// <param name="hasEnd">whether anything says what the chain ended with</param>
    public IReadOnlyList<string> End(bool hasEnd)
    {
        if (Last < chain.LastSequence)
        {
            Missing(Last + 1, chain.LastSequence);
        }
        else if (hasEnd && before is not null && !before.AsSpan().SequenceEqual(chain.LastHash))
        {
            Wrong($"record {Last} is not the one that the chain ended with");
        }

        return untold == 0 ? faults : [.. faults, $"{untold} more faults"];
    }

    private void Missing(long first, long last) =>
        Wrong(first == last ? $"record {first} is missing" : $"records {first} to {last} are missing");

    private void Wrong(string what)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(what);
        }
        else
        {
            untold++;
        }
    }
}
