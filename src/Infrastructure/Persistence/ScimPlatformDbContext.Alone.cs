namespace ScimPlatform.Infrastructure.Persistence;

/// <content>How work is done while nobody else writes.</content>
public abstract partial class ScimPlatformDbContext
{
    public abstract bool CanBeAlone { get; }

    public abstract bool IsAlone { get; }

    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            var (done, isAgain) = (default(T), false);
            await StoreAloneAsync(
                async () =>
                {
                    if (isAgain)
                    {
                        Reset();
                    }

                    isAgain = true;
                    done = await work();
                },
                cancellationToken);
            return done!;
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>
    /// Does the work within a transaction beside which there is no other, and returns when that is committed. Where work that shares the
    /// transaction loses it for all, the others are done again.
    /// </summary>
    protected abstract Task StoreAloneAsync(Func<Task> work, CancellationToken cancellationToken);
}
