using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ScimPlatform.Infrastructure.Persistence.Servers;

/// <summary>Lets what else is stored travel with what is saved (<see cref="ServerDbContext.Join"/>).</summary>
internal sealed class JoiningInterceptor : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges && eventData.Context is ServerDbContext context)
        {
            context.Join(command);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));
}
