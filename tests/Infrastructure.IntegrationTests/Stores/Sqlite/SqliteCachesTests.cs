using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Sqlite;

/// <summary>What a server at rest gives back is memory, and nothing else changes: not even for who happens to be at work.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteCachesTests
{
    // SQLITE_DBSTATUS_CACHE_USED, in bytes.
    private const int CacheUsed = 1;
    private const int Page = 4096;

    private SqliteFile file = null!;
    private Product product = null!;
    private Tenant tenant = null!;

    [SetUp]
    public async Task Open()
    {
        (file, tenant) = (new SqliteFile(), Sample.Tenant());
        product = new Product(file.Options);
        await product.MigrateAsync();
        await product.StoreAsync(tenant);
    }

    [TearDown]
    public async Task Close()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Release_OfWhatContextsRead_EmptiesTheirConnectionsAndLeavesThemOpen()
    {
        await using var scope = product.NewScope();
        var context = scope.Get<ScimPlatformDbContext>();
        await context.Users.CountAsync();
        var connection = ((SqliteConnection)context.Database.GetDbConnection()).Handle!;
        var before = BytesOf(connection);

        scope.Get<INativeCaches>().Release();

        // The first page of the file is never given up, nor is what SQLite keeps of the schema.
        Assert.That((before > 4 * Page, BytesOf(connection) < 4 * Page), Is.EqualTo((true, true)), $"{before}, {BytesOf(connection)}");
        Assert.That(MutexOf(connection), Is.Not.Zero, "It may be emptied while it is at work only if SQLite locks it.");
        Assert.That(await context.Tenants.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Release_OfReaders_ClosesThemUntilTheNextRead()
    {
        await using var scope = product.NewScope();
        var (users, statements) = (scope.Get<IUserQueries>(), scope.Get<IStatements>());
        await users.FindAsync(tenant.Id, UserId.New(product.Time.GetUtcNow()), default);
        var before = statements.Mark();

        scope.Get<INativeCaches>().Release();

        Assert.That((before is null, statements.Mark()), Is.EqualTo((false, null as DatabaseMark?)));
        await users.FindAsync(tenant.Id, UserId.New(product.Time.GetUtcNow()), default);
        Assert.That(statements.Mark(), Is.EqualTo(before));
    }

    [Test]
    public async Task Release_WhileOthersReadAndWrite_DisturbsNobody()
    {
        const int Workers = 4, Users = 50;
        await using var scope = product.NewScope();
        var caches = scope.Get<INativeCaches>();

        var work = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var found = 0;
            for (var number = 0; number < Users; number++)
            {
                var user = Sample.User(tenant, $"user.{worker}.{number}");
                await product.StoreAsync(user);
                found += await product.UseAsync((IUserQueries users) => users.FindAsync(tenant.Id, user.Id, default)) is null ? 0 : 1;
                found += await product.UseAsync((ScimPlatformDbContext context) => context.Users.CountAsync(row => row.Id == user.Id));
            }

            return found;
        })));
        var releases = 0;
        for (; !work.IsCompleted; releases++)
        {
            caches.Release();
            await Task.Yield();
        }

        Assert.That(await work, Is.All.EqualTo(2 * Users));
        Assert.That(releases, Is.GreaterThan(1));
    }

    private static int BytesOf(sqlite3 connection)
    {
        Assert.That(raw.sqlite3_db_status(connection, CacheUsed, out var bytes, out _, 0), Is.EqualTo(raw.SQLITE_OK));
        return bytes;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_db_mutex")]
    private static extern nint MutexOf(sqlite3 connection);
}
