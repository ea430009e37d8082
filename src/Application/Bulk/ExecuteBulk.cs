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
    /// <summary>The results in the order of the request, without what <c>failOnErrors</c> kept from being tried.</summary>
    public async Task<IReadOnlyList<BulkResult>> Handle(ExecuteBulkCommand command, CancellationToken cancellationToken)
    {
        var operations = command.Request.Operations;
        RequireFew(operations.Count);
        var results = new BulkResult?[operations.Count];
        var ids = new BulkIds();
        var errors = 0;
        foreach (var step in BulkOrder.Of(operations))
        {
            var together = step.Operations.Select(index => operations[index]).ToList();
            var done = await execution.DoAsync(together, step.IsCircular, ids, command.Caller, cancellationToken);
            foreach (var (index, result) in step.Operations.Zip(done))
            {
                results[index] = result;
                errors += result.Error is null ? 0 : 1;
            }

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
