using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests.Failures;

/// <summary>What SQL Server's error numbers mean to the use cases.</summary>
public sealed class SqlServerFailuresTests
{
    private const BindingFlags Internal = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly StoreFailures failures = new SqlServerFailures();

    [TestCase(2601, "UX_Users_TenantId_UserNameKey", typeof(UserNameTaken))]
    [TestCase(2601, "UX_Tenants_Slug", typeof(TenantSlugTaken))]
    [TestCase(2601, "UX_ScimTokens_TenantId_LiveSlot", typeof(ConcurrencyLost))]
    [TestCase(2601, "UX_ScimTokens_Hash", typeof(ConcurrencyLost))]
    [TestCase(2601, "UX_RoleBindings_UserId_Namespace_Role", typeof(ConcurrencyLost))]
    [TestCase(2627, "PK_Users", typeof(ConcurrencyLost))]
    public void Translate_UniqueIndex_IsTheRuleThatItHolds(int number, string index, Type expected)
    {
        var failure = Failure(number, 14, $"Cannot insert duplicate key row in object 'dbo.X' with unique index '{index}'.");

        Assert.That(failures.Translate(new DbUpdateException("x", failure)), Is.TypeOf(expected));
    }

    [TestCase(547, 16)]
    [TestCase(1205, 13)]
    public void Translate_ForeignKeyOrDeadlock_IsALostRace(int number, int severity) =>
        Assert.That(failures.Translate(Failure(number, severity)), Is.TypeOf<ConcurrencyLost>());

    [TestCase(-2, 11, Description = "time-out")]
    [TestCase(53, 20, Description = "no server")]
    [TestCase(208, 16, Description = "no such table")]
    [TestCase(4060, 11, Description = "no such database")]
    [TestCase(18456, 14, Description = "log-in refused")]
    [TestCase(40613, 17, Description = "not available")]
    [TestCase(99999, 20, Description = "anything that ends the connection")]
    public void Translate_NoWayToTheDatabase_IsUnavailable(int number, int severity) =>
        Assert.That(failures.Translate(Failure(number, severity)), Is.TypeOf<StoreUnavailable>());

    [TestCase(102, 15, Description = "syntax")]
    [TestCase(515, 16, Description = "a value is missing")]
    public void Translate_FaultOfOurs_IsLeftAlone(int number, int severity) =>
        Assert.That(failures.Translate(Failure(number, severity)), Is.Null);

    [Test]
    public void Translate_AnotherDatabasesFailure_IsLeftAlone() =>
        Assert.That(failures.Translate(new Microsoft.Data.Sqlite.SqliteException("x", 5)), Is.Null);

    // SqlClient makes these only from what a server sent.
    private static SqlException Failure(int number, int severity, string message = "x")
    {
        object?[] parts = [number, (byte)0, (byte)severity, "server", message, "", 1, null];
        var error = typeof(SqlError).GetConstructors(Internal)
            .Single(constructor => constructor.GetParameters() is { Length: 8 } parameters && parameters[^2].ParameterType == typeof(int))
            .Invoke(parts);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Internal)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Internal, [typeof(SqlErrorCollection), typeof(string)])!
            .Invoke(null, [errors, "15.0"])!;
    }
}
