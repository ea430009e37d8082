using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>Brings the database to the model that this version needs.</summary>
public sealed class DatabaseMigration(ScimPlatformDbContext context)
{
    /// <summary>Applies what is missing, and answers how much that was.</summary>
    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending > 0)
        {
            await MigrateAsync(cancellationToken);
        }

        return pending;
    }

    /// <summary>Whether the database can be reached and has everything.</summary>
    public async Task<bool> IsCompleteAsync(CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken)
        && !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    // Of nodes that migrate at once, one may be told by the database that another has made the same meanwhile.
    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.MigrateAsync(cancellationToken);
        }
        catch (DbException)
        {
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                throw;
            }
        }
    }
}
