using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// Turns over the one writer. Brief commands that meet are done whole while it is theirs, reading what was written before them: none loses, and
/// what waits shares a commit. Others take turns one by one beside it, so that nobody waits while they read.
/// </summary>
internal sealed class SqliteTurns(KeyedLock locks, LazyContext context) : ITurns
{
    public async ValueTask<ITurn> EnterAsync(object thing, bool isBrief, CancellationToken cancellationToken) =>
        new Turn(await locks.EnterAsync(thing, isShared: isBrief, cancellationToken), isBrief, context);

    private sealed class Turn(KeyedLock.Held held, bool isBrief, LazyContext context) : ITurn
    {
        // Whoever came first, and reads beside the writer, may lose to those who came later.
        private bool isTogether = isBrief && held.IsContended;

        public Task<T> DoAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken)
        {
            if (isTogether)
            {
                return ((SqliteScimPlatformDbContext)context.Value).DoOverWriterAsync(command, cancellationToken);
            }

            isTogether = isBrief;
            return command();
        }

        public void Dispose() => held.Dispose();
    }
}
