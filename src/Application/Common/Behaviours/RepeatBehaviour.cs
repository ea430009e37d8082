using System.Security.Cryptography;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Does a repeatable command again, from reading on, when another writer was faster.</summary>
public sealed class RepeatBehaviour<TRequest, TResponse>(IUnitOfWork unitOfWork, Turns turns) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRepeatable
{
    private const int Attempts = 30;
    private const int LongestPauseInMilliseconds = 20;

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var turn = request.Contended is { } thing ? await turns.EnterAsync(thing, cancellationToken) : null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (ConcurrencyLost) when (attempt < Attempts)
            {
                unitOfWork.Reset();
                await Task.Delay(RandomNumberGenerator.GetInt32(LongestPauseInMilliseconds), cancellationToken);
            }
        }
    }
}
