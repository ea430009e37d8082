using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Persistence;
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

    // Whoever adds a member locks its row against its end. The second statement sees what those had added that the first one waited for.
    private static readonly Statement OfUser = new(
        """
        SELECT [Id], [Version] FROM [Users] WHERE [Id] = @id FOR UPDATE;
        SELECT [g].[Id], [g].[Version] FROM [GroupMembers] AS [m] JOIN [Groups] AS [g] ON [g].[Id] = [m].[GroupId] WHERE [m].[UserId] = @id
        """,
        "id");

    private static readonly Statement OfGroup = new(
        """
        SELECT [Id], [Version] FROM [Groups] WHERE [Id] = @id FOR UPDATE;
        SELECT [g].[Id], [g].[Version] FROM [GroupChildren] AS [c] JOIN [Groups] AS [g] ON [g].[Id] = [c].[GroupId] WHERE [c].[ChildId] = @id
        """,
        "id");

    internal override SqlDialect Dialect => Postgres;

    protected override Statement GroupsOfUser => OfUser;

    protected override Statement GroupsOfGroup => OfGroup;

    protected override IQueryable<TenantSchema> KeptSchema(TenantId tenant, string urnKey) => TenantSchemas.FromSql(
        $"SELECT * FROM TenantSchemas WHERE TenantId = {tenant.Value} AND UrnKey = {urnKey} FOR SHARE");

    internal override Task LockAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var key = BitConverter.ToInt64(tenant.Value.ToByteArray(), 8);
        return Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
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
}
