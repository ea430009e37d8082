using MediatR;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Infrastructure.Background;

namespace ScimPlatform.Infrastructure.Tokens;

/// <summary>Erases, soon after their ten minutes, the secrets that are kept for repeated mints. Any number of nodes may do so at once.</summary>
internal sealed class MintSweep(IMediator sender) : ISweep
{
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken cancellationToken) => sender.Send(new SweepMintsCommand(), cancellationToken);
}
