using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.SetupLinks;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Forgets setup links that have expired; answers how many.</summary>
public sealed record SweepSetupLinksCommand : ICommand<int>, IRepeatable;

internal sealed class SweepSetupLinksHandler(ISetupLinkRepository links, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SweepSetupLinksCommand, int>
{
    // For a day, whoever follows one that is too old is told so.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<int> Handle(SweepSetupLinksCommand command, CancellationToken cancellationToken)
    {
        var swept = 0;
        int some;
        while ((some = await links.SweepAsync(time.Now() - Kept, cancellationToken)) > 0)
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
            swept += some;
        }

        return swept;
    }
}
