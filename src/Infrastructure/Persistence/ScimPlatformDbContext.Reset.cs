namespace ScimPlatform.Infrastructure.Persistence;

/// <content>How a context begins anew.</content>
public abstract partial class ScimPlatformDbContext
{
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

    private void Forget()
    {
        before.Clear();
        rows.Clear();
        after.Clear();
        newChildren.Clear();
        accessLooks.Clear();
    }
}
