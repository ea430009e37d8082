using System.Security.Cryptography;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>
/// Does a repeatable command again, from reading on, when another writer commits first. Commands of this node that contend for one thing
/// take turns, so that only writers of other nodes can be faster.
/// </summary>
public sealed class RepeatBehaviour<TRequest, TResponse>(IUnitOfWork unitOfWork, ITurns turns) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRepeatable
{
    private const int Attempts = 30;
    private const int LongestPauseInMilliseconds = 20;

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var turn = request.Contended is { } thing ? await turns.EnterAsync(thing, request.IsBrief, cancellationToken) : null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await (turn is null ? next() : turn.DoAsync(() => next(), cancellationToken));
            }
            catch (ConcurrencyLost) when (attempt < Attempts)
            {
                unitOfWork.Reset();
                await Task.Delay(RandomNumberGenerator.GetInt32(LongestPauseInMilliseconds), cancellationToken);
            }
        }
    }
}
