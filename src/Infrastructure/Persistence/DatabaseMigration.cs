using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>Brings the database to the model that this version needs.</summary>
public sealed class DatabaseMigration(ScimPlatformDbContext context)
{
    /// <summary>Applies what is missing, and answers how much that was.</summary>
    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        var pending = await CountPendingAsync(cancellationToken);
        if (pending > 0)
        {
            await MigrateAsync(pending, cancellationToken);
        }

        return pending;
    }

    /// <summary>Whether the database can be reached and has everything.</summary>
    public async Task<bool> IsCompleteAsync(CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken) && await CountPendingAsync(cancellationToken) == 0;

    // Of nodes that migrate at once, one may be told by the database that another has made the same meanwhile. While fewer are missing each
    // time, somebody gets on.
    private async Task MigrateAsync(int pending, CancellationToken cancellationToken)
    {
        var isThere = await ExistsAsync(cancellationToken);
        try
        {
            await context.MigrateAsync(cancellationToken);
        }
        catch (DbException)
        {
            // Another node may have made the database itself, and nothing in it yet.
            var left = await CountPendingAsync(cancellationToken);
            if (left >= pending && (isThere || !await ExistsAsync(cancellationToken)))
            {
                throw;
            }

            if (left > 0)
            {
                await MigrateAsync(left, cancellationToken);
            }
        }
    }

    private Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);

    private async Task<int> CountPendingAsync(CancellationToken cancellationToken) =>
        (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
}
