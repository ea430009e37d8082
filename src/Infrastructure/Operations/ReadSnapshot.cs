using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Reads of one moment, over the context's connection, past EF Core.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly DbTransaction transaction;

    private ReadSnapshot(DbTransaction transaction) => this.transaction = transaction;

    /// <summary>Begins to read. On SQLite and PostgreSQL nobody waits for it; on SQL Server writers of the same rows do.</summary>
    public static async Task<ReadSnapshot> BeginAsync(ScimPlatformDbContext context, CancellationToken cancellationToken)
    {
        await context.GetService<IRelationalConnection>().OpenAsync(cancellationToken);
        return new ReadSnapshot(context.Database.GetDbConnection() switch
        {
            SqliteConnection file => file.BeginTransaction(deferred: true),
            NpgsqlConnection server => await server.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken),
            var server => await server.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken),
        });
    }

    /// <summary>A command that may take as long as it needs.</summary>
    public DbCommand Command(string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
