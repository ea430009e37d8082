using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Failures;

/// <summary>What SQLite's result codes mean to the use cases.</summary>
public sealed class SqliteFailuresTests
{
    private const int Constraint = 19;
    private const int NotNull = 1299;

    private readonly StoreFailures failures = new SqliteFailures();

    [TestCase(5, TestName = "Translate_Busy_IsUnavailable")]
    [TestCase(6, TestName = "Translate_Locked_IsUnavailable")]
    [TestCase(8, TestName = "Translate_ReadOnly_IsUnavailable")]
    [TestCase(10, TestName = "Translate_IoError_IsUnavailable")]
    [TestCase(11, TestName = "Translate_Corrupt_IsUnavailable")]
    [TestCase(13, TestName = "Translate_Full_IsUnavailable")]
    [TestCase(14, TestName = "Translate_CannotOpen_IsUnavailable")]
    [TestCase(26, TestName = "Translate_NotADatabase_IsUnavailable")]
    public void TranslateUnavailable(int code) =>
        Assert.That(failures.Translate(new SqliteException("x", code)), Is.TypeOf<StoreUnavailable>());

    [TestCase("UNIQUE constraint failed: Users.TenantId, Users.UserNameKey", typeof(UserNameTaken))]
    [TestCase("UNIQUE constraint failed: Tenants.Slug", typeof(TenantSlugTaken))]
    [TestCase("UNIQUE constraint failed: ScimTokens.TenantId, ScimTokens.LiveSlot", typeof(ConcurrencyLost))]
    [TestCase("UNIQUE constraint failed: ScimTokens.Hash", typeof(ConcurrencyLost))]
    [TestCase("UNIQUE constraint failed: RoleBindings.UserId, RoleBindings.Namespace, RoleBindings.Role", typeof(ConcurrencyLost))]
    [TestCase("UNIQUE constraint failed: ScimTokens.Id", typeof(ConcurrencyLost))]
    [TestCase("FOREIGN KEY constraint failed", typeof(ConcurrencyLost))]
    [TestCase("CHECK constraint failed: CK_ScimTokens_LiveSlot", typeof(ConcurrencyLost))]
    public void Translate_BrokenConstraint_IsTheRuleThatItHolds(string message, Type expected)
    {
        var failure = new SqliteException($"SQLite Error 19: '{message}'.", Constraint);

        Assert.That(failures.Translate(new DbUpdateException("x", failure)), Is.TypeOf(expected));
    }

    [Test]
    public void Translate_MissingValue_IsNoFaultOfTheDatabase() =>
        Assert.That(failures.Translate(new SqliteException("NOT NULL constraint failed", Constraint, NotNull)), Is.Null);

    [TestCase("no such table: Users", true)]
    [TestCase("near \"SELEC\": syntax error", false)]
    public void Translate_GenericError_IsUnavailableOnlyWhenATableIsMissing(string message, bool unavailable) =>
        Assert.That(failures.Translate(new SqliteException(message, 1)), unavailable ? Is.TypeOf<StoreUnavailable>() : Is.Null);

    [Test]
    public void Translate_VersionThatMoved_IsALostRace() =>
        Assert.That(failures.Translate(new DbUpdateConcurrencyException("x")), Is.TypeOf<ConcurrencyLost>());

    [Test]
    public void Translate_RetriesThatRanOut_IsWhatTheLastOneWas() => Assert.That(
        failures.Translate(new RetryLimitExceededException("x", new SqliteException("x", Constraint))), Is.TypeOf<ConcurrencyLost>());

    [Test]
    public void Translate_RetriesThatRanOutOnSomethingUnknown_IsUnavailable() => Assert.That(
        failures.Translate(new RetryLimitExceededException("x", new TimeoutException())), Is.TypeOf<StoreUnavailable>());

    [Test]
    public void Translate_AnythingElse_IsLeftAlone()
    {
        Exception[] others = [new InvalidOperationException(), new OperationCanceledException(), new DbUpdateException("x", new IOException())];

        Assert.That(others.Select(failures.Translate), Is.All.Null);
    }
}
