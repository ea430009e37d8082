using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// Turns over the one writer. Brief commands that meet are done whole while it is theirs, reading what was written before them: none loses, and
/// what waits shares a commit. Others take turns one by one beside it, so that nobody waits while they read.
/// </summary>
internal sealed class SqliteTurns(KeyedLock locks, LazyContext context) : ITurns
{
    public async ValueTask<ITurn> EnterAsync(object thing, bool isBrief, CancellationToken cancellationToken)
    {
        var turn = new Turn(locks, thing, context);
        await turn.EnterAsync(isBrief, cancellationToken);
        return turn;
    }

    private sealed class Turn(KeyedLock locks, object thing, LazyContext context) : ITurn
    {
        private KeyedLock.Held? held;
        private bool isBrief;
        private bool isTogether;

        public async Task EnterAsync(bool brief, CancellationToken cancellationToken)
        {
            held = await locks.EnterAsync(thing, isShared: brief, cancellationToken);
            isBrief = brief;
            isTogether = brief && held.IsContended;
        }

        public async Task<T> DoAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken)
        {
            if (!isTogether)
            {
                // Whoever came first, and reads beside the writer, may lose to those who came later.
                isTogether = isBrief;
                return await command();
            }

            var own = (SqliteScimPlatformDbContext)context.Value;
            try
            {
                return await own.DoOverWriterAsync(command, cancellationToken);
            }
            catch (NotBrief)
            {
                own.Reset();
                Dispose();
                await EnterAsync(brief: false, cancellationToken);
                return await command();
            }
        }

        public void Dispose()
        {
            held?.Dispose();
            held = null;
        }
    }
}
