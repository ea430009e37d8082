using MediatR;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Erases the secrets that may not be shown any more and forgets the mints of yesterday; answers how many there were.</summary>
public sealed record SweepMintsCommand : ICommand<int>, IRepeatable;

internal sealed class SweepMintsHandler(IRememberedMintRepository mints, IUnitOfWork unitOfWork, ISharedClock clock)
    : IRequestHandler<SweepMintsCommand, int>
{
    public async Task<int> Handle(SweepMintsCommand command, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var kept = await mints.WithSecretsAsync(now - RememberedMint.SecretMemory, cancellationToken);
        var forgotten = await mints.OlderThanAsync(now - RememberedMint.Memory, cancellationToken);
        foreach (var mint in kept)
        {
            mint.EraseSecret();
        }

        foreach (var mint in forgotten)
        {
            mints.Remove(mint);
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return kept.Count + forgotten.Count;
    }
}
