using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Infrastructure.Jobs;

internal static class RacingSave
{
    /// <summary>Saves what a round did, unless another node was faster with the same: what that one left is for the next round.</summary>
    /// <returns>whether it was stored</returns>
    public static async Task<bool> TrySaveAsync(this IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        try
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (ConcurrencyLost)
        {
            return false;
        }
    }
}
