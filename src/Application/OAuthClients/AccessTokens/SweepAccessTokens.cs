using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Forgets access tokens and used assertions that have expired; answers how many.</summary>
public sealed record SweepAccessTokensCommand : ICommand<int>, IRepeatable;

internal sealed class SweepAccessTokensHandler(IAccessTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SweepAccessTokensCommand, int>
{
    public async Task<int> Handle(SweepAccessTokensCommand command, CancellationToken cancellationToken)
    {
        var swept = 0;
        int some;
        while ((some = await tokens.SweepAsync(time.Now(), cancellationToken)) > 0)
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
            swept += some;
        }

        return swept;
    }
}
