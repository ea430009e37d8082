using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Which texts equal each other, wherever they are looked for: blanks at the end count, and letters of every script are found.</summary>
public sealed class EqualTextTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const string Plain = "x";
    private const string Blank = "x ";

    [TestCase(Plain)]
    [TestCase(Blank)]
    public async Task Search_ForAUser_FindsTheOneWithThoseBlanks(string text)
    {
        var tenant = Sample.Tenant();
        var users = new[] { Plain, Blank }.ToDictionary(
            value => value, value => new UserBuilder().Of(tenant.Id).WithUserName(value).WithExternalId(value).WithDisplayName(value).Build());
        await StoreAsync([tenant, .. users.Values]);

        foreach (var attribute in new[] { "userName", "externalId", "displayName" })
        {
            var search = new UserSearch(Filter($"{attribute} eq \"{text}\"", SchemaRegistry.Core.User), 1, 10);
            var found = await UseAsync((IUserQueries queries) => queries.SearchAsync(tenant.Id, search, default));
            Assert.That(found.Users.Select(user => user.Id), Is.EqualTo(new[] { users[text].Id }), attribute);
        }
    }

    [TestCase(Plain)]
    [TestCase(Blank)]
    public async Task Search_ForAGroup_FindsTheOneWithThoseBlanks(string text)
    {
        var tenant = Sample.Tenant();
        var groups = new[] { Plain, Blank }.ToDictionary(value => value, value => Group.Create(
            tenant.Id, new GroupProfile(value, value, $"{{\"displayName\":\"{value}\",\"externalId\":\"{value}\"}}"), AdjustableTime.Start));
        await StoreAsync([tenant, .. groups.Values]);

        foreach (var attribute in new[] { "displayName", "externalId" })
        {
            var search = new GroupSearch(Filter($"{attribute} eq \"{text}\"", SchemaRegistry.Core.Group), 1, 10, WithMembers: false);
            var found = await UseAsync((IGroupQueries queries) => queries.SearchAsync(tenant.Id, search, default));
            Assert.That(found.Groups.Select(group => group.Id), Is.EqualTo(new[] { groups[text].Id }), attribute);
        }
    }

    [TestCase("ᲐᲑᲒ", Description = "Georgian capitals")]
    [TestCase("აბგ", Description = "Georgian small letters")]
    [TestCase("ᏣᎳᎩ", Description = "Cherokee")]
    [TestCase("ꮳꮃꭹ", Description = "Cherokee small letters")]
    [TestCase("𞤀𞤁𞤂", Description = "Adlam")]
    [TestCase("𞤢𞤣𞤤", Description = "Adlam small letters")]
    public async Task Search_ForLettersWithTwoCases_FindsTheSameSpelling(string name)
    {
        var tenant = Sample.Tenant();
        var user = new UserBuilder().Of(tenant.Id).WithUserName(name).WithDisplayName(name).WithDocument(
            $$$"""{"userName":"{{{name}}}","displayName":"{{{name}}}","nickName":"{{{name}}}","name":{"familyName":"{{{name}}}"}}""").Build();
        await StoreAsync(tenant, user);

        foreach (var filter in new[] { "userName eq", "displayName eq", "nickName eq", "name.familyName sw", "nickName co", "displayName ge" })
        {
            var search = new UserSearch(Filter($"{filter} \"{name}\"", SchemaRegistry.Core.User), 1, 10);
            var found = await UseAsync((IUserQueries queries) => queries.SearchAsync(tenant.Id, search, default));
            Assert.That(found.Users.Select(shown => shown.Id), Is.EqualTo(new[] { user.Id }), filter);
        }
    }

    private static BoundFilter Filter(string text, ResourceType type) => FilterBinder.Bind(FilterParser.Parse(text), type);
}
