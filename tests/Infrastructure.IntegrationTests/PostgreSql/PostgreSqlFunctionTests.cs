using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.PostgreSql;

/// <summary>The functions that a migration makes in PostgreSQL say what the code says.</summary>
[TestFixtureSource(nameof(OfPostgreSql))]
public sealed class PostgreSqlFunctionTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static IEnumerable<DatabaseProvider> OfPostgreSql => TestDatabases.Available.Where(provider => provider == DatabaseProvider.PostgreSql);

    [Test]
    public async Task Fold_OfEveryCharacter_IsThatOfTheKernel()
    {
        var letters = Enumerable.Range(1, 0x10FFFF).Where(code => code is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32).ToArray();
        await using var context = CreateContext();

        var folded = await context.Database.SqlQuery<string>($"SELECT scim_fold(letter) AS \"Value\" FROM unnest({letters}) WITH ORDINALITY AS l(letter, place) ORDER BY place").ToListAsync();

        Assert.That(
            folded.Zip(letters).Where(pair => pair.First != CaseFold.Fold(pair.Second)).Select(pair => $"U+{char.ConvertToUtf32(pair.Second, 0):X4}"),
            Is.Empty);
    }

    [TestCase("2024-02-29T12:34:56.1234567Z")]
    [TestCase("2024-02-29t12:34:56.123456789+05:30")]
    [TestCase("2024-02-29T12:34:56-14:00")]
    [TestCase("2024-02-29T12:34")]
    [TestCase("2024-02-29")]
    [TestCase("0001-01-02T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.9999999Z")]
    [TestCase("1969-12-31T23:59:59.9999999Z")]
    [TestCase("2023-02-29T12:34:56Z")]
    [TestCase("2024-13-01T00:00:00Z")]
    [TestCase("2024-01-01T24:00:00Z")]
    [TestCase("2024-01-01T00:00:60Z")]
    [TestCase("2024-01-01 00:00:00")]
    [TestCase("0000-01-01T00:00:00Z")]
    [TestCase("yesterday")]
    [TestCase("")]
    public async Task Instant_OfAText_IsThatOfTheKernel(string text)
    {
        await using var context = CreateContext();

        var ticks = await context.Database.SqlQuery<long?>($"SELECT scim_instant({text}) AS \"Value\"").SingleAsync();

        Assert.That(ticks, Is.EqualTo(ScimDateTime.TryParse(text)?.UtcTicks));
    }

    [TestCase("12", 12)]
    [TestCase("-0.5e1", -5)]
    [TestCase("1e400", null)]
    [TestCase("79228162514264337593543950336", null)]
    [TestCase("abc", null)]
    [TestCase("", null)]
    public async Task Number_OfAText_IsWhatADecimalHolds(string text, int? expected)
    {
        await using var context = CreateContext();

        var number = await context.Database.SqlQuery<decimal?>($"SELECT scim_number({text}) AS \"Value\"").SingleAsync();

        Assert.That(number, Is.EqualTo((decimal?)expected));
    }

    [TestCase("userName eq \"a\\u0000b\"")]
    [TestCase("title co \"\\u0000\"")]
    public void Search_ForNul_IsInvalid(string filter)
    {
        var bound = FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.User);

        var act = () => SendlessAsync(bound);

        Assert.That(act, Throws.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(ScimType.InvalidValue));
    }

    private async Task<int> SendlessAsync(BoundFilter filter)
    {
        await using var scope = Product.NewScope();
        try
        {
            return (await scope.Get<IUserQueries>().SearchAsync(Sample.Tenant().Id, new UserSearch(filter, 1, 10), default)).Total;
        }
        catch (Exception exception) when (scope.Get<StoreFailures>().Translate(exception) is { } fault)
        {
            throw fault;
        }
    }
}
