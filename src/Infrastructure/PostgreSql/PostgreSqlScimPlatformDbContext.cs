using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Servers;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.PostgreSql;

/// <summary>
/// The model in PostgreSQL. Strings compare by code point, as in SQLite. Names are in lower case, so that they are the same with quotes and
/// without.
/// </summary>
public sealed class PostgreSqlScimPlatformDbContext(DbContextOptions<PostgreSqlScimPlatformDbContext> options)
    : ServerDbContext(options, new PostgreSqlFailures())
{
    internal const string Ordinal = "C";

    // Where migrations make the database themselves, it has what they need, whatever the server's own databases have.
    private const string NewDatabase = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'";
    private const string AlwaysThere = "postgres";

    private static readonly SqlDialect Postgres = new()
    {
        Ids = "(SELECT CAST([id] AS uuid) AS [value] FROM json_array_elements_text(CAST(@ids AS json)) AS [list]([id])) AS [ids]",
        Page = "LIMIT @count OFFSET @skip",
        TextType = "text",
        FlagType = "boolean",
        IdType = "uuid",
        Quote = PostgreSqlNames.Quote,
    };

    private static readonly Statement Total = new(
        """
        INSERT INTO DirectoryTotals AS t (TenantId, Share, Users, Groups, Changes) VALUES (@tenant, @share, @users, @groups, 1)
        ON CONFLICT (TenantId, Share)
        DO UPDATE SET Users = t.Users + excluded.Users, Groups = t.Groups + excluded.Groups, Changes = t.Changes + 1
        """,
        "tenant",
        "share",
        "users",
        "groups");

    // Whoever adds a member locks its row against its end. Each statement sees what those had stored that the one before waited for. Locks that keep
    // keys (FOR NO KEY UPDATE) let others put a group that loses a member into groups meanwhile.
    private static readonly Statement OfUser = new(
        """
        SELECT [Id], [Version] FROM [Groups] WHERE [Id] IN (SELECT [GroupId] FROM [GroupMembers] WHERE [UserId] = @id) ORDER BY [Id] FOR NO KEY UPDATE;
        SELECT [Id], [Version] FROM [Users] WHERE [Id] = @id FOR UPDATE;
        UPDATE [Groups] SET [Version] = [Version] + 1, [UpdatedAt] = @at
        WHERE [Id] IN (SELECT [GroupId] FROM [GroupMembers] WHERE [UserId] = @id) RETURNING [Id], [Version]
        """,
        "id",
        "at");

    private static readonly Statement OfGroup = new(
        """
        SELECT [Id], [Version] FROM [Groups]
        WHERE [Id] IN (SELECT CAST(@id AS uuid) UNION ALL SELECT [GroupId] FROM [GroupChildren] WHERE [ChildId] = @id) ORDER BY [Id] FOR NO KEY UPDATE;
        SELECT [Id], [Version] FROM [Groups] WHERE [Id] = @id FOR UPDATE;
        UPDATE [Groups] SET [Version] = [Version] + 1, [UpdatedAt] = @at
        WHERE [Id] IN (SELECT [GroupId] FROM [GroupChildren] WHERE [ChildId] = @id) AND [Id] <> @id RETURNING [Id], [Version]
        """,
        "id",
        "at");

    internal override SqlDialect Dialect => Postgres;

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!await this.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
        {
            await MakeDatabaseAsync(cancellationToken);
        }

        await base.MigrateAsync(cancellationToken);
    }

    protected override Statement MoveGroupsOfUser => OfUser;

    protected override Statement MoveGroupsOfGroup => OfGroup;

    protected override IQueryable<TenantSchema> KeptSchema(TenantId tenant, string urnKey) => TenantSchemas.FromSql(
        $"SELECT * FROM TenantSchemas WHERE TenantId = {tenant.Value} AND UrnKey = {urnKey} FOR SHARE");

    internal override Task LockAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var key = LockOf(tenant);
        return Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
    }

    internal override Task LockAccessAsync(TenantId tenant, bool isForAll, CancellationToken cancellationToken)
    {
        // Another one than the lock above: whoever holds this with others may still ask for that.
        var key = ~LockOf(tenant);
        return isForAll
            ? Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken)
            : Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({key})", cancellationToken);
    }

    protected override Statement AddToTotal => Total;

    protected override DbParameter ParameterOf(string name, object value) => new NpgsqlParameter(name, value);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        new PostgreSqlScimSql().AddTo(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null))
        {
            PostgreSqlNames.Lower(entity);
            foreach (var property in entity.GetProperties().Where(ValueConversions.IsText))
            {
                property.SetCollation(Ordinal);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("timestamp(3) with time zone");
    }

    private static long LockOf(TenantId tenant) => BitConverter.ToInt64(tenant.Value.ToByteArray(), 8);

    private async Task MakeDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(Database.GetConnectionString()) { Database = AlwaysThere, Pooling = false };
        await using var server = new NpgsqlConnection(connection.ConnectionString);
        await server.OpenAsync(cancellationToken);
        await using var command = server.CreateCommand();
        using var names = new NpgsqlCommandBuilder();
        command.CommandText = $"CREATE DATABASE {names.QuoteIdentifier(Database.GetDbConnection().Database)} {NewDatabase}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
