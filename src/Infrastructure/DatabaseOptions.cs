using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ScimPlatform.Infrastructure;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Where everything is stored.</summary>
/// <param name="Provider">which database</param>
/// <param name="ConnectionString">how to reach it</param>
/// <param name="MaxBatchSize">how many statements EF Core sends to a database server at once; null leaves it to the provider</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    /// <summary>The file that holds the database; null where a server does.</summary>
    public string? File => Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    /// <summary>Whether the provider can read the connection string at all; that says nothing about the database.</summary>
    public bool IsReadable()
    {
        try
        {
            DbConnectionStringBuilder _ = Provider switch
            {
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(ConnectionString),
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(ConnectionString),
                _ => new SqliteConnectionStringBuilder(ConnectionString),
            };
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
