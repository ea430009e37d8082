using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Infrastructure.IntegrationTests.Schema;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>What SQL Server refuses of a model though its grammar is right, and no other engine does.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqlServerModelTests
{
    /// <summary>https://learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server</summary>
    private const int MostBytesOfAnIndex = 1700;
    private const int MostBytesOfTheClusteredIndex = 900;

    private SqlServerScimPlatformDbContext context = null!;
    private IRelationalModel model = null!;

    [OneTimeSetUp]
    public void Make()
    {
        context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }

    [OneTimeTearDown]
    public void Dispose() => context.Dispose();

    // Error 1785.
    [Test]
    public void ForeignKeys_ThatCascade_LeadToEachTableByOneWay() =>
        Assert.That(model.Tables.SelectMany(table => Below(table).GroupBy(below => below).Where(ways => ways.Skip(1).Any()).Select(ways => $"{table.Name} to {ways.Key.Name}")), Is.Empty);

    // Wider ones are made, and the first long value is refused (error 1946).
    [Test]
    public void Indexes_WithTheLongestValues_FitIntoTheServersPages()
    {
        var wide = model.Tables.SelectMany(table => table.Indexes).Where(index => Width(index.Columns) > MostBytesOfAnIndex).Select(index => index.Name);
        var keys = model.Tables.Select(table => table.PrimaryKey!).Where(key => Width(key.Columns) > MostBytesOfTheClusteredIndex).Select(key => key.Name);

        Assert.That(wide.Concat(keys), Is.Empty);
    }

    [Test]
    public void Width_OfAColumnOfEachKind_IsKnown()
    {
        var columns = model.Tables.SelectMany(table => table.Columns).DistinctBy(column => column.StoreType).ToList();

        Assert.That(columns.Where(column => Width(column) == 0).Select(column => column.StoreType), Is.Empty);
        Assert.That(Width(model.FindTable("Users", null)!.FindColumn("UserNameKey")!), Is.EqualTo(1024));
        Assert.That(Width(model.FindTable("Users", null)!.FindColumn("Document")!), Is.GreaterThan(MostBytesOfAnIndex));
    }

    // sqlcmd and osql begin without them, and then refuse what has an index with a condition or over a computed column (error 1934).
    [Test]
    public async Task CommittedScript_HasIndexesThatNeedQuotedIdentifiers_SoThatItsPageSaysHowToRunIt()
    {
        var script = await CommittedScript.ReadAsync("sqlserver");
        var page = await File.ReadAllTextAsync(Path.Combine(CommittedScript.Repository().FullName, "docs", "engines.md"));

        Assert.That(script, Does.Contain(" WHERE LiveSlot IS NOT NULL").And.Contain(" PERSISTED"));
        Assert.That(page, Does.Contain("sqlcmd -I "));
    }

    private static IEnumerable<ITable> Below(ITable table) => table.ReferencingForeignKeyConstraints
        .Where(key => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
        .SelectMany(key => Below((ITable)key.Table).Prepend((ITable)key.Table));

    private static int Width(IEnumerable<IColumn> columns) => columns.Sum(Width);

    private static int Width(IColumn column)
    {
        var parts = column.StoreType.Split('(', ')');
        var length = parts.Length < 2 ? 0 : parts[1] == "max" ? MostBytesOfAnIndex : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return parts[0] switch
        {
            "nvarchar" => 2 * length,
            "varchar" or "varbinary" or "binary" => length,
            "datetime2" or "bigint" or "rowversion" => 8,
            "uniqueidentifier" => 16,
            "int" => 4,
            "bit" or "tinyint" => 1,
            "smallint" => 2,
            _ => 0,
        };
    }
}
