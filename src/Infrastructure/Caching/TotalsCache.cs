using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// How many matched a filter when this node last counted, each with the number of the tenant's changes at that time. It holds so many
/// totals and no more; what was forgotten is counted again.
/// </summary>
internal sealed class TotalsCache
{
    public const int MostTotals = 4096;

    /// <summary>Of a filter, in about as many characters; a larger one is counted each time, so that what is held here stays small.</summary>
    public const int LargestFilter = 1024;

    private const int PartSize = 32;

    private readonly VersionedCache<Question, int> totals = new(MostTotals);
    private readonly KeyedLock locks = new();

    /// <param name="Tenant">whose directory</param>
    /// <param name="Kind">users or groups</param>
    /// <param name="Filter">
    /// what they have to be. Filters are equal when all of their parts are, definitions of attributes included: those of a schema that was
    /// removed and made anew are others, whatever they say.
    /// </param>
    internal readonly record struct Question(TenantId Tenant, Type Kind, BoundFilter Filter);

    /// <summary>The total that was counted at that number of changes, or null when there is none.</summary>
    public int? Find(Question question, long changes) => totals.Find(question, changes);

    /// <summary>Whether what is known of a filter is kept.</summary>
    public static bool Keeps(BoundFilter filter) => SizeOf(filter) <= LargestFilter;

    /// <summary>Waits until nobody else of this node counts the same. The turn ends when the answer is disposed of.</summary>
    public ValueTask<KeyedLock.Held> EnterAsync(Question question, CancellationToken cancellationToken) => locks.EnterAsync(question, cancellationToken);

    /// <summary>Keeps a total unless one at a later number is known.</summary>
    /// <param name="question">what was counted</param>
    /// <param name="changes">the number before it was counted</param>
    /// <param name="total">what came out</param>
    public void Remember(Question question, long changes, int total)
    {
        if (Keeps(question.Filter))
        {
            totals.Remember(question, changes, total);
        }
    }

    private static int SizeOf(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => SizeOf(both.Left) + SizeOf(both.Right),
        BoundFilter.Or either => SizeOf(either.Left) + SizeOf(either.Right),
        BoundFilter.Not not => PartSize + SizeOf(not.Operand),
        BoundFilter.ValuePath valuePath => PartSize + SizeOf(valuePath.Inner),
        BoundFilter.Compare { Value: FilterValue.Text text } => PartSize + text.Value.Length,
        _ => PartSize,
    };
}
