using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Bulk;

/// <summary>Does many operations, each by itself: one that fails never touches its neighbours (RFC 7644 section 3.7).</summary>
public sealed record ExecuteBulkCommand(BulkRequest Request, BulkCaller Caller) : ICommand<IReadOnlyList<BulkResult>>;

internal sealed class ExecuteBulkHandler(BulkExecution execution, ScimSettings settings)
    : IRequestHandler<ExecuteBulkCommand, IReadOnlyList<BulkResult>>
{
    // A larger transaction saves little more, and keeps the writers of others waiting for longer.
    private const int MostTogether = 25;

    // While one is on its way to the disk, another is made ready; a request takes part of what its tenant may have at work.
    private const int MostSideBySide = 4;

    /// <summary>The results in the order of the request, without what <c>failOnErrors</c> kept from being tried.</summary>
    public async Task<IReadOnlyList<BulkResult>> Handle(ExecuteBulkCommand command, CancellationToken cancellationToken)
    {
        var operations = command.Request.Operations;
        RequireFew(operations.Count);
        var results = new BulkResult?[operations.Count];
        var ids = new BulkIds();
        var errors = 0;

        // Without a scheduler the operations of a request that is long work would be done in the pool.
        var sideBySide = new ParallelOptions
        {
            MaxDegreeOfParallelism = MostSideBySide,
            TaskScheduler = TaskScheduler.Current,
            CancellationToken = cancellationToken,
        };
        foreach (var run in BulkRuns.Of(BulkOrder.Of(operations), command.Request))
        {
            await Parallel.ForEachAsync(run.Chunk(MostTogether), sideBySide, async (steps, token) =>
            {
                var places = steps.SelectMany(step => step.Operations).ToList();
                var done = await execution.DoAsync([.. places.Select(index => operations[index])], steps[0].IsCircular, ids, command.Caller, token);
                foreach (var (index, result) in places.Zip(done))
                {
                    results[index] = result;
                }
            });
            errors += run.SelectMany(step => step.Operations).Count(index => results[index]?.Error is not null);
            if (errors >= command.Request.FailOnErrors)
            {
                break;
            }
        }

        return [.. results.OfType<BulkResult>()];
    }

    private void RequireFew(int count)
    {
        if (count > settings.BulkMaxOperations)
        {
            throw new Refusal(new Error(
                ErrorKind.TooLarge, $"The request has more operations than maxOperations ({settings.BulkMaxOperations}) allows.")
            {
                ScimType = ScimType.TooMany,
            });
        }
    }
}
