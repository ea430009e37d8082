using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ScimPlatform.Infrastructure.PostgreSql;

/// <summary>
/// Closes the connections of a server that takes no writes, once they are given back: a connection stays read-only for as long as it lives,
/// also when the server has long been made writable or another one stands in its place.
/// </summary>
internal sealed class ReadOnlyConnections : DbCommandInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Forget(command, eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(command, eventData);
        return Task.CompletedTask;
    }

    private static void Forget(DbCommand command, CommandErrorEventData failed)
    {
        if (failed.Exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } && command.Connection is NpgsqlConnection connection)
        {
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
