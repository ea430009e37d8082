using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Sqlite;

/// <summary>On whose threads SQLite is asked: seeks and pages on the caller's, what looks at more on dedicated ones.</summary>
public sealed class SqliteThreadsTests
{
    private const string Dedicated = DedicatedThreads.ThreadName;
    private static readonly TenantId Tenant = new(Guid.NewGuid());

    private SqliteFile file = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
    }

    [OneTimeTearDown]
    public async Task Remove() => await file.DisposeAsync();

    [TestCase(null, 1)]
    [TestCase("userName eq \"a\"", 1)]
    [TestCase("externalId eq \"a\"", 1)]
    public async Task Search_ForUsers_ByASeek_StaysWhereItIsAsked(string? filter, int startIndex) => Assert.That(
        await ThreadsAsync<IUserQueries>(users => users.SearchAsync(Tenant, new UserSearch(OfUser(filter), startIndex, 10), default)),
        Is.Not.Empty.And.None.EqualTo(Dedicated));

    [TestCase(null, 100_000, null)]
    [TestCase(null, 1, "displayName")]
    [TestCase("active eq true", 1, null)]
    [TestCase("userName co \"a\"", 1, null)]
    [TestCase("displayName eq \"a\"", 1, null)]
    [TestCase("userName eq \"a\" or active eq true", 1, null)]
    public async Task Search_ForUsers_ByMore_IsOnDedicatedThreads(string? filter, int startIndex, string? sort)
    {
        var search = new UserSearch(OfUser(filter), startIndex, 10, SortBy.Bind(sort, null, SchemaRegistry.Core.User));

        Assert.That(await ThreadsAsync<IUserQueries>(users => users.SearchAsync(Tenant, search, default)), Is.Not.Empty.And.All.EqualTo(Dedicated));
    }

    [TestCase("active eq true", true)]
    [TestCase(null, false)]
    public async Task WalkAndCount_OfUsers_AreOnDedicatedThreadsWithAFilter(string? filter, bool isLong)
    {
        var threads = await ThreadsAsync<IUserQueries>(async users =>
        {
            await users.WalkAsync(Tenant, new WalkStep(OfUser(filter), null, null, 10), default);
            await users.CountAsync(Tenant, OfUser(filter), default);
        });

        Assert.That(threads, Is.Not.Empty.And.All.Matches<string?>(name => name == Dedicated == isLong));
    }

    [TestCase("displayName eq \"a\"", false, false)]
    [TestCase("displayName eq \"a\"", true, true)]
    [TestCase("displayName co \"a\"", false, true)]
    [TestCase(null, false, false)]
    [TestCase(null, true, true)]
    public async Task Search_ForGroups_IsOnDedicatedThreadsWithMembersOrWithoutAnIndex(string? filter, bool withMembers, bool isLong)
    {
        var bound = filter is null ? null : FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.Group);

        var threads = await ThreadsAsync<IGroupQueries>(groups => groups.SearchAsync(Tenant, new GroupSearch(bound, 1, 10, withMembers), default));

        Assert.That(threads, Is.Not.Empty.And.All.Matches<string?>(name => name == Dedicated == isLong));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task Find_OfAGroup_IsOnDedicatedThreadsWithMembers(bool withMembers, bool isLong)
    {
        var threads = await ThreadsAsync<IGroupQueries>(groups =>
            groups.FindAsync(Tenant, new GroupId(Guid.NewGuid()), withMembers, default));

        Assert.That(threads, Is.Not.Empty.And.All.Matches<string?>(name => name == Dedicated == isLong));
    }

    [Test]
    public async Task Find_OfAUser_StaysWhereItIsAsked() => Assert.That(
        await ThreadsAsync<IUserQueries>(users => users.FindAsync(Tenant, new UserId(Guid.NewGuid()), default)),
        Is.Not.Empty.And.None.EqualTo(Dedicated));

    private static BoundFilter? OfUser(string? filter) =>
        filter is null ? null : FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.User);

    /// <summary>The names of the threads that asked, through EF Core or past it.</summary>
    private async Task<IReadOnlyCollection<string?>> ThreadsAsync<TPort>(Func<TPort, Task> use)
        where TPort : notnull
    {
        var asking = new Asking();
        await using var product = new Product(file.Options, asking);
        await using var scope = product.NewScope();
        scope.Get<SqliteConnections>().Executing = _ => asking.Note();
        await use(scope.Get<TPort>());
        return asking.Threads;
    }

    private sealed class Asking : DbCommandInterceptor
    {
        public ConcurrentQueue<string?> Threads { get; } = new();

        public void Note() => Threads.Enqueue(Thread.CurrentThread.Name);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Note();
            return ValueTask.FromResult(result);
        }
    }
}
