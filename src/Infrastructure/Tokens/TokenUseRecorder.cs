using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Tokens;

/// <summary>
/// Keeps the last use of each token in memory and stores it a moment later, at most once a minute for a token. A use that cannot be
/// stored is logged and tried again with the next one.
/// </summary>
internal sealed partial class TokenUseRecorder(IServiceScopeFactory scopes, ILogger<TokenUseRecorder> logger, TimeProvider time)
    : BackgroundService, ITokenUseRecorder
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, TokenUse> waiting = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> stored = new();

    public void Record(TokenUse use)
    {
        if (!stored.TryGetValue(use.TokenId, out var last) || use.At - last >= BetweenUses)
        {
            waiting[use.TokenId] = use with { UserAgent = Cut(use.UserAgent) };
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await StoreAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await StoreAsync(CancellationToken.None);
        }
    }

    private static string? Cut(string? userAgent)
    {
        var masked = userAgent is null ? null : SecretText.Mask(userAgent, "***");
        return masked?.Length > TokenUse.MaxUserAgentLength ? masked[..TokenUse.MaxUserAgentLength] : masked;
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var uses = waiting.Values.ToList();
        if (uses.Count == 0)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ITokenUseStore>().StoreAsync(uses, cancellationToken);
            Forget(uses);
        }
        catch (ConcurrencyLost)
        {
            // Ours waits for the next time, and is stored if it is the later one.
            StoredElsewhere();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotStored(exception, uses.Count);
        }
    }

    private void Forget(List<TokenUse> uses)
    {
        foreach (var use in uses)
        {
            stored[use.TokenId] = use.At;
            waiting.TryRemove(KeyValuePair.Create(use.TokenId, use));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another node stored a use of the same token.")]
    private partial void StoredElsewhere();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of {Count} tokens could not be stored; it will be tried again.")]
    private partial void NotStored(Exception exception, int count);
}
