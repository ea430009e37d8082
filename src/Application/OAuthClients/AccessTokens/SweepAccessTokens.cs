using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Forgets access tokens and used assertions that have expired; answers how many.</summary>
public sealed record SweepAccessTokensCommand : ICommand<int>, IRepeatable;

internal sealed class SweepAccessTokensHandler(IAccessTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SweepAccessTokensCommand, int>
{
    // What one node's clock says is over is not so on a node whose clock is behind: a used assertion is known as one on each.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<int> Handle(SweepAccessTokensCommand command, CancellationToken cancellationToken)
    {
        var swept = 0;
        int some;
        while ((some = await tokens.SweepAsync(time.Now() - ClockDifference, cancellationToken)) > 0)
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
            swept += some;
        }

        return swept;
    }
}
