using System.Security.Cryptography;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>
/// Does a repeatable command again, from reading on, when another writer was faster. Brief ones that meet others, or have lost once, are done
/// alone where the store knows that: what waits there is stored together, and nobody is faster.
/// </summary>
public sealed class RepeatBehaviour<TRequest, TResponse>(IUnitOfWork unitOfWork, KeyedLock locks) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRepeatable
{
    private const int Attempts = 30;
    private const int LongestPauseInMilliseconds = 20;

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request.IsBrief && unitOfWork.CanBeAlone)
        {
            try
            {
                return await RepeatAsync(request, isBrief: true, next, cancellationToken);
            }
            catch (TakesLong)
            {
                unitOfWork.Reset();
            }
        }

        return await RepeatAsync(request, isBrief: false, next, cancellationToken);
    }

    private async Task<TResponse> RepeatAsync(
        TRequest request, bool isBrief, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        using var held = request.Contended is { } thing ? await locks.EnterAsync(thing, isShared: isBrief, cancellationToken) : null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return isBrief && (attempt > 1 || held is { IsContended: true })
                    ? await unitOfWork.AloneAsync(() => next(), cancellationToken)
                    : await next();
            }
            catch (ConcurrencyLost) when (attempt < Attempts)
            {
                unitOfWork.Reset();
                await Task.Delay(RandomNumberGenerator.GetInt32(LongestPauseInMilliseconds), cancellationToken);
            }
        }
    }
}
