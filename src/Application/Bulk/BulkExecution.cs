using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Application.Bulk;

/// <summary>Does operations of a bulk request. Whatever goes wrong in one becomes its result.</summary>
public sealed partial class BulkExecution(
    BulkSender sender, TimeProvider time, ILogger<BulkExecution> logger)
{
    private static readonly Error Unresolvable =
        new(ErrorKind.Conflict, "The references go round in a circle that is not made of new resources only.");

    /// <param name="operations">a circle, or one that may be anything, or several of a run (see <see cref="BulkRuns"/>)</param>
    /// <param name="isCircular">whether they refer to one another in a circle</param>
    /// <param name="ids">what has been made so far; takes what these make</param>
    /// <param name="caller">who sends them</param>
    /// <param name="cancellationToken">ends it between two operations</param>
    /// <returns>the results, in the order of the operations</returns>
    internal async Task<IReadOnlyList<BulkResult>> DoAsync(
        IReadOnlyList<BulkOperation> operations, bool isCircular, BulkIds ids, BulkCaller caller, CancellationToken cancellationToken)
    {
        var results = !isCircular ? await DoRunAsync(operations, ids, caller, cancellationToken)
            : operations.All(operation => operation.Method == BulkMethod.Post)
                ? await DoCircleAsync(operations, ids, caller, cancellationToken)
                : [.. operations.Select(operation => new BulkResult(operation, BulkOperationRouter.PathOf(operation), null, Unresolvable))];
        foreach (var result in results)
        {
            ids.Note(result.Operation, result.Done?.Id);
        }

        return results;
    }

    // One transaction costs far less than many. Where it cannot be, doing each by itself tells which are at fault, and does the others.
    private async Task<IReadOnlyList<BulkResult>> DoRunAsync(
        IReadOnlyList<BulkOperation> operations, BulkIds ids, BulkCaller caller, CancellationToken cancellationToken)
    {
        if (operations.Count > 1 && await TryDoTogetherAsync(operations, caller, cancellationToken) is { } made)
        {
            return made;
        }

        var results = new List<BulkResult>(operations.Count);
        foreach (var operation in operations)
        {
            results.Add(await DoOneAsync(operation, ids, caller, cancellationToken));
        }

        return results;
    }

    // A store that is not there is not asked again for each: it may even have stored them.
    private async Task<IReadOnlyList<BulkResult>?> TryDoTogetherAsync(
        IReadOnlyList<BulkOperation> operations, BulkCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            if (operations[0].Method != BulkMethod.Post)
            {
                return await ChangeAsync(operations, caller, cancellationToken);
            }

            var now = time.Now();
            var resources = operations.Select(operation => new NewResource(Guid.CreateVersion7(now), BulkOperationRouter.NewResource(operation, caller)));
            return await CreateAsync(operations, [.. resources], caller, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ErrorClassifier.Classify(exception).Kind is ErrorKind.Unavailable or ErrorKind.Timeout
                ? AllFailed(operations, Classify(exception))
                : null;
        }
    }

    private async Task<BulkResult> DoOneAsync(
        BulkOperation operation, BulkIds ids, BulkCaller caller, CancellationToken cancellationToken)
    {
        string? path = null;
        try
        {
            var resolved = BulkIdReferences.Resolve(operation, ids.Of);
            path = BulkOperationRouter.PathOf(resolved);
            var done = await sender.SendAsync(BulkOperationRouter.Command(resolved, caller), cancellationToken);
            return new BulkResult(operation, path ?? BulkOperationRouter.PathOf(resolved, done.Id), done, Error: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new BulkResult(operation, path, Done: null, Classify(exception));
        }
    }

    // The ids are known beforehand, so that each can be read with its references, and all are stored together or not at all.
    private async Task<IReadOnlyList<BulkResult>> DoCircleAsync(
        IReadOnlyList<BulkOperation> operations, BulkIds ids, BulkCaller caller, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var newIds = operations.ToDictionary(operation => operation.BulkId!, _ => Guid.CreateVersion7(now), StringComparer.Ordinal);
        var resources = new List<NewResource>();
        foreach (var operation in operations)
        {
            try
            {
                var resolved = BulkIdReferences.Resolve(operation, bulkId => newIds.TryGetValue(bulkId, out var id) ? id.ToString() : ids.Of(bulkId));
                resources.Add(new NewResource(newIds[operation.BulkId!], BulkOperationRouter.NewResource(resolved, caller)));
            }
            catch (Exception exception)
            {
                return Failed(operations, operation, Classify(exception));
            }
        }

        try
        {
            return await CreateAsync(operations, resources, caller, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return AllFailed(operations, Classify(exception));
        }
    }

    private async Task<IReadOnlyList<BulkResult>> CreateAsync(
        IReadOnlyList<BulkOperation> operations, IReadOnlyList<NewResource> resources, BulkCaller caller, CancellationToken cancellationToken)
    {
        var versions = await sender.SendAsync(new CreateTogetherCommand(caller.Tenant, resources, caller.Actor), cancellationToken);
        return [.. operations.Zip(resources, versions).Select(made => Created(made.First, made.Second.Id, made.Third))];
    }

    private async Task<IReadOnlyList<BulkResult>> ChangeAsync(
        IReadOnlyList<BulkOperation> operations, BulkCaller caller, CancellationToken cancellationToken)
    {
        var changes = operations.Select(operation => (ICommand<UserView>)BulkOperationRouter.Command(operation, caller));
        var versions = await sender.SendAsync(new ChangeTogetherCommand([.. changes]), cancellationToken);
        return [.. operations.Zip(versions).Select(changed => Changed(changed.First, changed.Second))];
    }

    private static List<BulkResult> AllFailed(IReadOnlyList<BulkOperation> operations, Error error) =>
        [.. operations.Select(operation => new BulkResult(operation, Path: null, Done: null, error))];

    private static List<BulkResult> Failed(IReadOnlyList<BulkOperation> operations, BulkOperation atFault, Error error) =>
        [.. operations.Select(operation => new BulkResult(
            operation, Path: null, Done: null, ReferenceEquals(operation, atFault) ? error : BulkIds.Failed(atFault.BulkId!)))];

    private static BulkResult Created(BulkOperation operation, Guid id, long version) =>
        new(operation, BulkOperationRouter.PathOf(operation, id), new BulkDone(id, BulkEffect.Created, version), Error: null);

    private static BulkResult Changed(BulkOperation operation, long version) =>
        new(operation, BulkOperationRouter.PathOf(operation), new BulkDone(BulkRuns.UserOf(operation)!.Value, BulkEffect.Changed, version), Error: null);

    private Error Classify(Exception exception)
    {
        var error = ErrorClassifier.Classify(exception);
        if (error.Kind is ErrorKind.Unexpected or ErrorKind.Unavailable && logger.IsEnabled(LogLevel.Error))
        {
            Failed(error.Kind, FailureTrace.Of(exception));
        }

        return error;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An operation of a bulk request failed: {Kind}: {Failure}")]
    private partial void Failed(ErrorKind kind, string failure);
}
