using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>Sends the total of a tenant with what is saved (<see cref="ServerDbContext.JoinTotal"/>).</summary>
internal sealed class TotalInterceptor : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges && eventData.Context is ServerDbContext context)
        {
            context.JoinTotal(command);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));
}
