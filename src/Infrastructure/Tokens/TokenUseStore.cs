using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Tokens;

internal sealed class TokenUseStore(ScimPlatformDbContext context, IAuditTrail audit, IUnitOfWork unitOfWork) : ITokenUseStore
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
        var tokens = await context.ScimTokens.Where(token => ids.Contains(token.Id))
            .Select(token => new { token.Id, token.TenantId }).ToDictionaryAsync(token => token.Id, token => token.TenantId, cancellationToken);
        var rows = await context.ScimTokenUses.Where(row => ids.Contains(row.TokenId)).ToDictionaryAsync(row => row.TokenId, cancellationToken);
        foreach (var use in uses)
        {
            var id = new ScimTokenId(use.TokenId);
            if (tokens.TryGetValue(id, out var tenant))
            {
                var row = rows.GetValueOrDefault(id) ?? Added(new ScimTokenUse { TokenId = id });
                Note(row, use, tenant, WatchedCredential.Token(use.TokenId));
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
        var clients = await context.OAuthClients.IgnoreAutoIncludes().Where(client => owners.Contains(client.Id))
            .Select(client => new { client.Id, client.TenantId, client.Identifier }).ToDictionaryAsync(client => client.Id, cancellationToken);
        var rows = await context.ClientUses.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var use in uses)
        {
            if (clients.TryGetValue(new OAuthClientId(use.Client!.Value), out var client))
            {
                var row = rows.GetValueOrDefault(use.TokenId) ?? Added(new ClientUse { Id = use.TokenId, ClientId = client.Id });
                Note(row, use, client.TenantId, WatchedCredential.Client(use.TokenId, client.Identifier.Value));
            }
        }
    }

    private void Note(CredentialUse row, TokenUse use, TenantId tenant, WatchedCredential credential)
    {
        if (row.Note(use) is { } stalled)
        {
            audit.Append(SyncEvents.Recovered(tenant, credential, stalled));
        }
    }

    private T Added<T>(T row)
        where T : class
    {
        context.Add(row);
        return row;
    }
}
