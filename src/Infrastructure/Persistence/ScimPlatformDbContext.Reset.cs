namespace ScimPlatform.Infrastructure.Persistence;

/// <content>What comes before a save, and how a context begins anew.</content>
public abstract partial class ScimPlatformDbContext
{
    private readonly List<Func<CancellationToken, Task>> preparing = [];

    /// <summary>Adds what the next save finds out before its transaction begins, so that no other writer waits for it.</summary>
    internal void Prepare(Func<CancellationToken, Task> prepare) => preparing.Add(prepare);

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
