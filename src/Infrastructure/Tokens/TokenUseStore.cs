using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Tokens;

internal sealed class TokenUseStore(ScimPlatformDbContext context, IUnitOfWork unitOfWork) : ITokenUseStore
{
    public async Task StoreAsync(IReadOnlyCollection<TokenUse> uses, CancellationToken cancellationToken)
    {
        await NoteTokensAsync([.. uses.Where(use => use.Client is null)], cancellationToken);
        await NoteClientsAsync([.. uses.Where(use => use.Client is not null)], cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    private async Task NoteTokensAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken)
    {
        if (uses.Count == 0)
        {
            return;
        }

        var ids = uses.Select(use => new ScimTokenId(use.TokenId)).ToList();
        var tokens = await context.ScimTokens.Where(token => ids.Contains(token.Id)).Select(token => token.Id).ToListAsync(cancellationToken);
        var rows = await context.ScimTokenUses.Where(row => ids.Contains(row.TokenId)).ToDictionaryAsync(row => row.TokenId, cancellationToken);
        foreach (var use in uses.Where(use => tokens.Contains(new ScimTokenId(use.TokenId))))
        {
            var row = rows.GetValueOrDefault(new ScimTokenId(use.TokenId)) ?? Added(new ScimTokenUse { TokenId = new ScimTokenId(use.TokenId) });
            if (use.At > row.At)
            {
                (row.At, row.Ip, row.UserAgent) = (use.At, use.Ip, use.UserAgent);
            }
        }
    }

    private async Task NoteClientsAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken)
    {
        if (uses.Count == 0)
        {
            return;
        }

        var ids = uses.Select(use => use.TokenId).ToList();
        var owners = uses.Select(use => new OAuthClientId(use.Client!.Value)).ToList();
        var clients = await context.OAuthClients.IgnoreAutoIncludes().Where(client => owners.Contains(client.Id)).Select(client => client.Id).ToListAsync(cancellationToken);
        var rows = await context.ClientUses.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var use in uses.Where(use => clients.Contains(new OAuthClientId(use.Client!.Value))))
        {
            var row = rows.GetValueOrDefault(use.TokenId)
                ?? Added(new ClientUse { Id = use.TokenId, ClientId = new OAuthClientId(use.Client!.Value) });
            if (use.At > row.At)
            {
                (row.At, row.Ip, row.UserAgent) = (use.At, use.Ip, use.UserAgent);
            }
        }
    }

    private T Added<T>(T row)
        where T : class
    {
        context.Add(row);
        return row;
    }
}
