using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence;

/// <content>What comes before a save, what keeps others waiting, and how a context begins anew.</content>
public abstract partial class ScimPlatformDbContext
{
    private readonly List<Func<CancellationToken, Task>> preparing = [];

    /// <summary>Adds what the next save finds out before its transaction begins, so that no other writer waits for it.</summary>
    internal void Prepare(Func<CancellationToken, Task> prepare) => preparing.Add(prepare);

    /// <summary>Keeps other transactions that ask for the same tenant's lock waiting until this one ends. One writer needs none.</summary>
    internal virtual Task LockAsync(TenantId tenant, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Keeps transactions waiting that change the same tenant's access until this one ends: all of them, or those alone that keep all waiting. To be taken
    /// before anything else that others may wait for, and once. One writer needs none.
    /// </summary>
    internal virtual Task LockAccessAsync(TenantId tenant, bool isForAll, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Reset()
    {
        Forget();
        ChangeTracker.Clear();
    }

    // Whoever gets a pooled context next begins with nothing.
    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var prepare in preparing)
        {
            await prepare(cancellationToken);
        }
    }

    private void Forget()
    {
        preparing.Clear();
        before.Clear();
        rows.Clear();
        after.Clear();
        newChildren.Clear();
        accessLooks.Clear();
    }
}
