using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens.Expiry;

/// <summary>
/// Tells the audit of tokens and secrets of clients that will expire, and answers of how many. Each is told of once for each number of days, whichever node is
/// first; of several that were missed, only of the nearest. Who mints for a week needs not be told that it is less than a month.
/// </summary>
public sealed record GiveExpiryNoticesCommand : ICommand<int>, IRepeatable;

internal sealed class GiveExpiryNoticesHandler(
    IExpiryNotices notices, IOAuthClientRepository clients, IAuditTrail audit, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<GiveExpiryNoticesCommand, int>
{
    public async Task<int> Handle(GiveExpiryNoticesCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var given = 0;
        foreach (var (days, nearer) in ExpiryNotice.Days.Zip(ExpiryNotice.Days.Skip(1).Append(0)))
        {
            foreach (var token in await notices.DueAsync(days, now.AddDays(nearer), now.AddDays(days), cancellationToken))
            {
                notices.Add(new ExpiryNotice(token.Id, token.ExpiresAt, days));
                if (token.CreatedAt < token.ExpiresAt.AddDays(-days))
                {
                    audit.Append(TokenEvents.Expiring(token, days));
                }

                given++;
            }

            given += await TellOfSecretsAsync(days, now.AddDays(nearer), now.AddDays(days), cancellationToken);
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return given;
    }

    private async Task<int> TellOfSecretsAsync(int days, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var given = 0;
        foreach (var client in await clients.ExpiringAsync(days, after, until, cancellationToken))
        {
            foreach (var secret in client.Secrets.Where(secret => secret.ExpiresAt > after && secret.ExpiresAt <= until && !(secret.NoticedDays <= days)))
            {
                client.NoticeEnd(secret, days, isTold: secret.CreatedAt < secret.ExpiresAt.AddDays(-days));
                given++;
            }
        }

        return given;
    }
}
