using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence.Repositories;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Groups;

/// <summary>A chain of groups in groups, with users at its end: what it costs does not grow with its length times itself.</summary>
public sealed class NestedGroupTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Length = 1_000;

    private Tenant tenant = null!;
    private IReadOnlyList<Group> chain = null!;
    private IReadOnlyList<User> users = null!;

    [OneTimeSetUp]
    public async Task StoreChain()
    {
        tenant = Sample.Tenant();
        chain = [.. Enumerable.Range(0, Length).Select(number => Sample.Group(tenant, $"g{number:0000}"))];
        users = [.. Enumerable.Range(0, 300).Select(number => Sample.User(tenant, $"u{number:000}"))];
        await StoreAsync(tenant);
        await StoreAsync([.. chain, .. users]);

        // The first stands at the bottom, and holds the users; the top stands in the bottom, too.
        await StoreAsync(
        [
            .. chain.Zip(chain.Skip(1).Append(chain[0]), (below, above) => new GroupChild(above.Id, below.Id)),
            .. users.Select(user => new GroupMember(chain[0].Id, user.Id)),
        ]);
    }

    [Test]
    public async Task Find_AUserAtTheEnd_AsksTwiceAndShowsEachGroupOnce()
    {
        var asked = new List<string>();
        await using var context = CreateContext();
        var watched = new WatchedStatements(context.Statements, (statement, _) =>
        {
            asked.Add(statement.Text);
            return Task.CompletedTask;
        });

        var user = await context.UserQueries(watched, new OffsetAnchors()).FindAsync(tenant.Id, users[0].Id, default);

        Assert.That(asked, Has.Count.EqualTo(2));
        Assert.That(user!.Groups.Select(group => group.DisplayName), Is.EqualTo(chain.Select(group => group.DisplayName)));
        Assert.That(user.Groups.Select(group => group.IsDirect), Is.EqualTo(chain.Select((_, at) => at == 0)));
    }

    [Test]
    public async Task Find_AUserOfGroupsOfOneName_ShowsThemByIdWithTheDirectOnesFirst()
    {
        var other = Sample.Tenant();
        var user = Sample.User(other, "twin");
        List<Group> direct = [.. Enumerable.Range(0, 20).Select(_ => Sample.Group(other, "twins"))];
        List<Group> above = [.. Enumerable.Range(0, 20).Select(_ => Sample.Group(other, "twins"))];
        await StoreAsync([other, user, .. direct, .. above]);
        await StoreAsync(
        [
            .. direct.Select(group => new GroupMember(group.Id, user.Id)),
            .. direct.Zip(above, (below, holder) => new GroupChild(holder.Id, below.Id)),
        ]);
        await using var context = CreateContext();

        var shown = await context.UserQueries().FindAsync(other.Id, user.Id, default);

        Assert.That(
            shown!.Groups.Select(group => group.Id), Is.EqualTo(direct.Select(group => group.Id.Value).Order().Concat(above.Select(group => group.Id.Value).Order())));
    }

    [Test]
    public async Task Find_AUserOfMoreGroupsThanAreShown_ShowsTheNearest()
    {
        await using var context = CreateContext();
        var queries = context.UserQueries(new ScimBudgets { GroupsOfUser = 3 });

        var user = await queries.FindAsync(tenant.Id, users[0].Id, default);

        Assert.That(user!.Groups.Select(group => group.DisplayName), Is.EqualTo(["g0000", "g0001", "g0002"]));
    }

    [Test]
    public async Task Search_WithAllOfThem_EndsThePageWhereItShowsEnough()
    {
        await using var context = CreateContext();

        var page = await context.UserQueries().SearchAsync(tenant.Id, new UserSearch(null, 1, 300), default);

        Assert.That((page.Users.Count, page.Total), Is.EqualTo((100, 300)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Walk_InPagesThatEndEarly_ShowsEveryUserOnce(bool sorted)
    {
        var sort = sorted ? SortBy.Bind("userName", null, SchemaRegistry.Core.User) : null;
        foreach (var back in new[] { false, true })
        {
            var shown = new List<string>();
            Position? at = null;
            do
            {
                await using var context = CreateContext();
                var page = await context.UserQueries(new ScimBudgets { ListedValues = 70_000 })
                    .WalkAsync(tenant.Id, new WalkStep(null, sort, at, 250, back), default);
                shown.AddRange((back ? page.Items.Reverse() : page.Items).Select(user => user.Id.ToString()));
                at = back ? page.First : page.Last;
            }
            while (at is not null);
            var expected = (back ? users.Reverse() : users).Select(user => user.Id.ToString());
            Assert.That(shown, sorted ? Is.EqualTo(expected) : Is.EquivalentTo(expected));
        }
    }

    [TestCase("groups.display eq \"g0999\"", 300)]
    [TestCase("groups[display eq \"g0999\" and type eq \"indirect\"]", 300)]
    [TestCase("groups[display eq \"g0999\" and type eq \"direct\"]", 0)]
    [TestCase("groups[display eq \"g0000\" and type eq \"indirect\"]", 0)]
    [TestCase("groups.display eq \"nobody\"", 0)]
    [TestCase("not (groups.display sw \"g\")", 0)]
    public async Task Search_ByAGroupAtTheOtherEnd_FindsWhoIsInIt(string filter, int found)
    {
        await using var context = CreateContext();

        var total = await context.UserQueries().CountAsync(tenant.Id, Bind(filter), default);

        Assert.That(total, Is.EqualTo(found));
    }

    [Test]
    public async Task Search_ByManyGroups_NamesEachGroupOncePerTermAtMost()
    {
        var terms = Enumerable.Range(900, 80).Select(number => $"groups.display eq \"g{number:0000}\"");
        await using var context = CreateContext();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var total = await context.UserQueries().CountAsync(tenant.Id, Bind(string.Join(" and ", terms)), default);

        Assert.That(total, Is.EqualTo(300));

        // Over a server the work goes on by other threads, and this one does other work meanwhile.
        if (Provider == DatabaseProvider.Sqlite)
        {
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000_000));
        }
    }

    [Test]
    public async Task Search_ThatMeansMoreGroupsThanAreGoneThrough_IsTooMany()
    {
        await using var context = CreateContext();
        var queries = context.UserQueries(new ScimBudgets { ListedValues = Length / 2 });

        var act = () => queries.CountAsync(tenant.Id, Bind("groups.display sw \"g\""), default);

        Assert.That(act, Throws.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(ScimType.TooMany));
    }

    [Test]
    public async Task Levels_OfAGroupOverAndUnderOthers_AreThoseOnBothSides()
    {
        var (top, alone) = (Sample.Group(tenant, "top"), Sample.Group(tenant, "alone"));
        var middle = Sample.Group(tenant, "middle");
        await StoreAsync(top, middle, alone);
        await StoreAsync(new GroupChild(top.Id, middle.Id));
        await using var context = CreateContext();
        var members = new GroupMembers(context);

        Assert.That(await members.LevelsAsync(middle, [alone.Id.Value], default), Is.EqualTo(3));
        Assert.That(await members.LevelsAsync(alone, [top.Id.Value], default), Is.EqualTo(3));
        Assert.That(await members.LevelsAsync(alone, [chain[0].Id.Value], default), Is.EqualTo(Length + 1));
    }

    private static BoundFilter Bind(string filter) => FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.User);
}
