using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.SqlServer;

/// <summary>The model in SQL Server. Strings compare by code point, as in SQLite; a rowversion tells when a row was changed by another.</summary>
public sealed class SqlServerScimPlatformDbContext(
    DbContextOptions<SqlServerScimPlatformDbContext> options, AuditRecords records)
    : ScimPlatformDbContext(options, new SqlServerFailures(), records)
{
    internal const string Ordinal = "Latin1_General_100_BIN2";

    private const string IdRows = "(SELECT CAST([value] AS uniqueidentifier) AS [value] FROM OPENJSON(@ids)) AS [ids]";

    protected override IQueryable<TenantSchema> KeptSchemas =>
        TenantSchemas.FromSqlRaw("SELECT * FROM [TenantSchemas] WITH (REPEATABLEREAD)");

    // As one of EF Core's own commands: over the context's connection, and tried again as its queries are.
    internal override Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var parameters = statement.Parameters.Select((name, index) => (object)new SqlParameter($"@{name}", values[index]));
        var built = this.GetService<IRawSqlCommandBuilder>().Build(statement.WithIdsFrom(IdRows), parameters);
        var call = new RelationalCommandParameterObject(
            this.GetService<IRelationalConnection>(),
            built.ParameterValues,
            readerColumns: null,
            this,
            this.GetService<IRelationalCommandDiagnosticsLogger>());
        return Database.CreateExecutionStrategy().ExecuteAsync(
            token => RowsAsync(built.RelationalCommand, call, read, token), cancellationToken);
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(StoreInTransactionAsync, cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        new SqlServerScimSql().AddTo(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
            {
                modelBuilder.Entity(entity.ClrType).Property<byte[]>("RowVersion").IsRowVersion();
            }

            foreach (var property in entity.GetProperties().Where(property => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)))
            {
                property.SetCollation(Ordinal);
            }
        }
    }

    private async Task StoreInTransactionAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await StoreWithinAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(
        IRelationalCommand command, RelationalCommandParameterObject call, Func<Row, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(call, cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(new Row(reader.DbDataReader)));
        }

        return rows;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(3)");
    }
}
