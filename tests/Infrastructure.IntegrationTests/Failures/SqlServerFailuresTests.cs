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
    [TestCase(3960, 16, Description = "changed under a snapshot")]
    [TestCase(51000, 16, Description = "the lock of a tenant, in a deadlock")]
    public void Translate_WhatAnotherWriterDid_IsALostRace(int number, int severity) =>
        Assert.That(failures.Translate(Failure(number, severity)), Is.TypeOf<ConcurrencyLost>());

    [TestCase(-2, 11, Description = "time-out")]
    [TestCase(53, 20, Description = "no server")]
    [TestCase(208, 16, Description = "no such table")]
    [TestCase(4060, 11, Description = "no such database")]
    [TestCase(18456, 14, Description = "log-in refused")]
    [TestCase(40613, 17, Description = "not available")]
    [TestCase(10928, 16, Description = "no workers left")]
    [TestCase(40501, 16, Description = "busy")]
    [TestCase(1222, 16, Description = "a lock was waited for too long")]
    [TestCase(1105, 17, Description = "no room in the file group")]
    [TestCase(9002, 17, Description = "no room in the log")]
    [TestCase(40544, 16, Description = "the size that was bought is reached")]
    [TestCase(3906, 16, Description = "read-only")]
    [TestCase(229, 14, Description = "no right to the table")]
    [TestCase(701, 17, Description = "no memory")]
    [TestCase(99999, 20, Description = "anything that ends the connection")]
    public void Translate_NoWayToTheDatabase_IsUnavailable(int number, int severity) =>
        Assert.That(failures.Translate(Failure(number, severity)), Is.TypeOf<StoreUnavailable>());

    // The time limit of a request tells that it took too long by the exception that cancellation has everywhere.
    [Test]
    public void Translate_ACommandThatWasGivenUp_IsCancellation() =>
        Assert.That(failures.Translate(Failure(0, 11, "Operation cancelled by user.")), Is.TypeOf<OperationCanceledException>());

    [TestCase(102, 15, Description = "syntax")]
    [TestCase(515, 16, Description = "a value is missing")]
    [TestCase(2628, 16, Description = "a text that is longer than its column")]
    [TestCase(8152, 16, Description = "the same, before 2019")]
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
