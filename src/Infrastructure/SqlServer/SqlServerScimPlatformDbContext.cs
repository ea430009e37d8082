using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Servers;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.SqlServer;

/// <summary>The model in SQL Server. Strings compare by code point, as in SQLite; a rowversion tells when a row was changed by another.</summary>
public sealed class SqlServerScimPlatformDbContext(DbContextOptions<SqlServerScimPlatformDbContext> options)
    : ServerDbContext(options, new SqlServerFailures())
{
    internal const string Ordinal = "Latin1_General_100_BIN2";

    /// <summary>The error of a tenant's lock that was not given: its wait was chosen to end a deadlock.</summary>
    internal const int NoLock = 51000;

    /// <summary>The bytes of an id as RFC 9562 orders them. SQL Server keeps the first three fields of a <c>uniqueidentifier</c> in reverse.</summary>
    private const string IdByAge = "IdByAge";

    private const int LongestSizedText = 4000;
    private const int LongestSizedBytes = 8000;
    private const int Unsized = -1;

    private static readonly SqlDialect TSql = new()
    {
        Ids = "(SELECT CAST([value] AS uniqueidentifier) AS [value] FROM OPENJSON(@ids)) AS [ids]",
        Page = "OFFSET @skip ROWS FETCH NEXT @count ROWS ONLY",
        TextType = "nvarchar(4000)",
        FlagType = "bit",
        IdType = "uniqueidentifier",
        Same = (left, right) => $"({left} = {right} AND DATALENGTH({left}) = DATALENGTH({right}))",
        ByAge = id => id.EndsWith("[Id]", StringComparison.Ordinal) ? id.Replace("[Id]", $"[{IdByAge}]", StringComparison.Ordinal) : BytesByAge(id),
        TextOf = statement => statement.OnSqlServer ?? statement.Text,
    };

    private static readonly Statement Total = new(
        """
        MERGE [DirectoryTotals] WITH (HOLDLOCK) AS [t]
        USING (SELECT @tenant AS [TenantId], @share AS [Share], @users AS [Users], @groups AS [Groups]) AS [c]
        ON [t].[TenantId] = [c].[TenantId] AND [t].[Share] = [c].[Share]
        WHEN MATCHED THEN
            UPDATE SET [Users] = [t].[Users] + [c].[Users], [Groups] = [t].[Groups] + [c].[Groups], [Changes] = [t].[Changes] + 1
        WHEN NOT MATCHED THEN
            INSERT ([TenantId], [Share], [Users], [Groups], [Changes])
            VALUES ([c].[TenantId], [c].[Share], [c].[Users], [c].[Groups], 1);
        """,
        "tenant",
        "share",
        "users",
        "groups");

    private static readonly Statement OfUser = MoveHolding("[GroupMembers]", "[UserId]");

    private static readonly Statement OfGroup = MoveHolding("[GroupChildren]", "[ChildId]");

    internal override string? AgeColumn => IdByAge;

    internal override SqlDialect Dialect => TSql;

    protected override Statement MoveGroupsOfUser => OfUser;

    protected override Statement MoveGroupsOfGroup => OfGroup;

    protected override IQueryable<TenantSchema> KeptSchema(TenantId tenant, string urnKey) => TenantSchemas.FromSql(
        $"SELECT * FROM [TenantSchemas] WITH (REPEATABLEREAD) WHERE [TenantId] = {tenant.Value} AND [UrnKey] = {urnKey}");

    internal override Task LockAsync(TenantId tenant, CancellationToken cancellationToken) =>
        LockAsync($"deprovisioning:{tenant}", "Exclusive", cancellationToken);

    internal override Task LockAccessAsync(TenantId tenant, bool isForAll, CancellationToken cancellationToken) =>
        LockAsync($"access:{tenant}", isForAll ? "Exclusive" : "Shared", cancellationToken);

    protected override Statement AddToTotal => Total;

    protected override DbParameter ParameterOf(string name, object value) => value switch
    {
        string text => new SqlParameter($"@{name}", SqlDbType.NVarChar, text.Length <= LongestSizedText ? LongestSizedText : Unsized) { Value = text },
        DateTime at => new SqlParameter($"@{name}", SqlDbType.DateTime2) { Value = at },
        byte[] bytes => new SqlParameter($"@{name}", SqlDbType.VarBinary, bytes.Length <= LongestSizedBytes ? LongestSizedBytes : Unsized) { Value = bytes },
        _ => new SqlParameter($"@{name}", value),
    };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        new SqlServerScimSql().AddTo(modelBuilder);
        SortByAge(modelBuilder.Entity<User>());
        SortByAge(modelBuilder.Entity<Group>());
        TellBlanksApart(modelBuilder.Entity<User>());
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
            {
                modelBuilder.Entity(entity.ClrType).Property<byte[]>("RowVersion").IsRowVersion();
            }

            foreach (var property in entity.GetProperties().Where(ValueConversions.IsText))
            {
                property.SetCollation(Ordinal);
            }
        }
    }

    private Task LockAsync(string name, string mode, CancellationToken cancellationToken) => Database.ExecuteSqlAsync(
        $"""
        DECLARE @lock int;
        EXEC @lock = sp_getapplock @Resource = {name}, @LockMode = {mode}, @LockOwner = 'Transaction';
        IF @lock < 0 THROW 51000, 'The lock of a tenant was not given.', 1;
        """,
        cancellationToken);

    // First the groups, then the range of the member's rows, also where there are none.
    private static Statement MoveHolding(string rows, string member) => new(
        $"""
        SET NOCOUNT ON;
        DECLARE @held int;
        SELECT @held = COUNT(*) FROM [Groups] AS [g] WITH (UPDLOCK) WHERE [g].[Id] IN (SELECT [m].[GroupId] FROM {rows} AS [m] WHERE [m].{member} = @id);
        SELECT @held = COUNT(*) FROM {rows} AS [m] WITH (UPDLOCK, HOLDLOCK) WHERE [m].{member} = @id;
        UPDATE [Groups] SET [Version] = [Version] + 1, [UpdatedAt] = @at OUTPUT inserted.[Id], inserted.[Version]
        WHERE [Id] <> @id AND [Id] IN (SELECT [m].[GroupId] FROM {rows} AS [m] WHERE [m].{member} = @id);
        """,
        "id",
        "at");

    // A uniqueidentifier sorts by its last six bytes, which are random.
    private static void SortByAge<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Property<byte[]>(IdByAge).HasColumnType("binary(16)").HasComputedColumnSql(BytesByAge("[Id]"), stored: true);
        entity.HasIndex(nameof(User.TenantId), IdByAge);
    }

    // The index pads names with blanks before it compares them.
    private static void TellBlanksApart(EntityTypeBuilder<User> user)
    {
        const string length = "UserNameKeyBytes";
        user.Property<int>(length).HasComputedColumnSql($"CAST(DATALENGTH([{nameof(User.UserNameKey)}]) AS int)", stored: true);
        user.Metadata.RemoveIndex(user.Metadata.GetIndexes().Single(index => index.GetDatabaseName() == UniqueIndexes.UserName.Name));
        user.HasIndex(nameof(User.TenantId), nameof(User.UserNameKey), length).IsUnique().HasDatabaseName(UniqueIndexes.UserName.Name);
    }

    private static string BytesByAge(string id)
    {
        int[] order = [4, 3, 2, 1, 6, 5, 8, 7];
        var fields = order.Select(place => $"SUBSTRING(CAST({id} AS binary(16)), {place}, 1)");
        return $"CAST({string.Join(" + ", fields)} + SUBSTRING(CAST({id} AS binary(16)), 9, 8) AS binary(16))";
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(3)");
    }
}
