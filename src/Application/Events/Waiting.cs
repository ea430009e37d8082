namespace ScimPlatform.Application.Events;

internal static class Waiting
{
    /// <returns>whether it ended in time</returns>
    public static async Task<bool> ComesWithinAsync(this Task awaited, TimeSpan left, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await awaited.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
