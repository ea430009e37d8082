using ScimPlatform.Application.Common;

namespace ScimPlatform.Infrastructure.Persistence.Servers;

/// <summary>Turns one by one, over a server that many transactions write to at once.</summary>
internal sealed class ServerTurns(KeyedLock locks) : ITurns
{
    public async ValueTask<ITurn> EnterAsync(object thing, bool isBrief, CancellationToken cancellationToken) =>
        new Turn(await locks.EnterAsync(thing, cancellationToken));

    private sealed class Turn(IDisposable held) : ITurn
    {
        public Task<T> DoAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken) => command();

        public void Dispose() => held.Dispose();
    }
}
