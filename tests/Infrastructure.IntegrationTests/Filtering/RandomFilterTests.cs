using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

public sealed class RandomFilterTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Documents = 40;
    private const int Filters = 1_000;

    private readonly RandomUsers random = new(
        FilterCaseDocuments.UserType, provider == DatabaseProvider.SqlServer ? RandomUsers.CommonWords : RandomUsers.AllWords);
    private TenantId tenant;
    private Dictionary<UserId, JsonObject> shown = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        await store.AddAsync(tenant, FsCheck.FSharp.Gen.Sample(new Rnd(7_643), Documents, Documents, random.Document));
        var page = await context.UserQueries().SearchAsync(tenant, new UserSearch(null, 1, Documents), CancellationToken.None);
        shown = page.Users.ToDictionary(
            user => user.Id, user => WholeUser.Of(FilterCaseDocuments.UserType, user));
    }

    [Test]
    public void Search_ByAnyFilter_FindsWhatTheEvaluatorFinds()
    {
        var telling = 0;

        Prop.ForAll(random.Filter.ToArbitrary(), text => Agrees(text, ref telling))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Filters).WithReplay(20_110_513, 7_644_3).WithQuietOnSuccess(true));

        Assert.That(telling, Is.GreaterThan(Filters / 5), "filters that some users fulfil and some do not");
    }

    private bool Agrees(string text, ref int telling)
    {
        try
        {
            var filter = FilterBinder.Bind(FilterParser.Parse(text), FilterCaseDocuments.UserType);
            using var context = CreateContext();
            var found = context.UserQueries().Matches(tenant, filter).Select(user => user.Id).ToList();
            telling += found.Count is > 0 and < Documents ? 1 : 0;
            var expected = shown.Where(user => FilterEvaluator.Matches(filter, user.Value)).Select(user => user.Key);
            return found.ToHashSet().SetEquals(expected);
        }
        catch (ScimFault)
        {
            return true;
        }
    }
}
