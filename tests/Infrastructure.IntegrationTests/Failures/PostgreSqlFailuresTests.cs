using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.PostgreSql;

namespace ScimPlatform.Infrastructure.IntegrationTests.Failures;

/// <summary>What PostgreSQL's error codes mean to the use cases.</summary>
public sealed class PostgreSqlFailuresTests
{
    private readonly StoreFailures failures = new PostgreSqlFailures();

    [TestCase("ux_users_tenantid_usernamekey", typeof(UserNameTaken))]
    [TestCase("ux_tenants_slug", typeof(TenantSlugTaken))]
    [TestCase("ux_scimtokens_tenantid_liveslot", typeof(ConcurrencyLost))]
    [TestCase("pk_users", typeof(ConcurrencyLost))]
    public void Translate_UniqueIndex_IsTheRuleThatItHolds(string index, Type expected) =>
        Assert.That(failures.Translate(new DbUpdateException("x", Failure("23505", index))), Is.TypeOf(expected));

    [TestCase("23503", Description = "foreign key")]
    [TestCase("23514", Description = "check")]
    [TestCase("40P01", Description = "deadlock")]
    [TestCase("40001", Description = "serialization")]
    public void Translate_WhatAnotherWriterDid_IsALostRace(string state) =>
        Assert.That(failures.Translate(Failure(state)), Is.TypeOf<ConcurrencyLost>());

    [TestCase("08006", Description = "connection lost")]
    [TestCase("28P01", Description = "log-in refused")]
    [TestCase("3D000", Description = "no such database")]
    [TestCase("42P01", Description = "no such table")]
    [TestCase("53300", Description = "too many connections")]
    [TestCase("53100", Description = "disk full")]
    [TestCase("57P01", Description = "shut down")]
    [TestCase("25006", Description = "read-only")]
    public void Translate_NoWayToTheDatabase_IsUnavailable(string state) =>
        Assert.That(failures.Translate(Failure(state)), Is.TypeOf<StoreUnavailable>());

    [Test]
    public void Translate_ALostConnection_IsUnavailable() =>
        Assert.That(failures.Translate(new NpgsqlException("Exception while reading from stream")), Is.TypeOf<StoreUnavailable>());

    [Test]
    public void Translate_TextThatPostgreSqlDoesNotHold_IsAnInvalidValue() =>
        Assert.That(failures.Translate(Failure("22021")), Is.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(ScimType.InvalidValue));

    [TestCase("42601", Description = "syntax")]
    [TestCase("23502", Description = "a value is missing")]
    public void Translate_FaultOfOurs_IsLeftAlone(string state) => Assert.That(failures.Translate(Failure(state)), Is.Null);

    [Test]
    public void Translate_AnotherDatabasesFailure_IsLeftAlone() =>
        Assert.That(failures.Translate(new Microsoft.Data.Sqlite.SqliteException("x", 5)), Is.Null);

    private static PostgresException Failure(string state, string? constraint = null) =>
        new("x", "ERROR", "ERROR", state, constraintName: constraint);
}
