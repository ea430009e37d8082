using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Tokens;

internal sealed class TokenUseStore(ScimPlatformDbContext context, IUnitOfWork unitOfWork) : ITokenUseStore
{
    public async Task StoreAsync(IReadOnlyCollection<TokenUse> uses, CancellationToken cancellationToken)
    {
        var ids = uses.Select(use => new ScimTokenId(use.TokenId)).ToList();
        var tokens = await context.ScimTokens.Where(token => ids.Contains(token.Id)).Select(token => token.Id).ToListAsync(cancellationToken);
        var rows = await context.ScimTokenUses.Where(row => ids.Contains(row.TokenId)).ToDictionaryAsync(row => row.TokenId, cancellationToken);
        foreach (var use in uses.Where(use => tokens.Contains(new ScimTokenId(use.TokenId))))
        {
            Note(use, rows.GetValueOrDefault(new ScimTokenId(use.TokenId)));
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    private void Note(TokenUse use, ScimTokenUse? row)
    {
        if (row is null)
        {
            row = new ScimTokenUse { TokenId = new ScimTokenId(use.TokenId) };
            context.ScimTokenUses.Add(row);
        }

        if (use.At > row.At)
        {
            (row.At, row.Ip, row.UserAgent) = (use.At, use.Ip, use.UserAgent);
        }
    }
}
