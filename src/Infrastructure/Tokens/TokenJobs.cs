using MediatR;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Infrastructure.Jobs;

namespace ScimPlatform.Infrastructure.Tokens;

/// <summary>Erases, soon after their ten minutes, the secrets that are kept for repeated mints.</summary>
internal sealed class MintJob(IMediator sender) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new SweepMintsCommand(), cancellationToken);
}

/// <summary>Tells the audit of tokens that will expire.</summary>
internal sealed class ExpiryJob(IMediator sender) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new GiveExpiryNoticesCommand(), cancellationToken);
}

/// <summary>Forgets access tokens and assertions that have expired.</summary>
internal sealed class AccessTokenJob(IMediator sender) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new SweepAccessTokensCommand(), cancellationToken);
}

/// <summary>Forgets setup links that have expired.</summary>
internal sealed class SetupLinkJob(IMediator sender) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new SweepSetupLinksCommand(), cancellationToken);
}

/// <summary>Forgets reports of leaks that nobody can repeat to any effect.</summary>
internal sealed class LeakReportJob(IMediator sender) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new SweepLeakReportsCommand(), cancellationToken);
}
