using System.Text.Json.Nodes;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Users;

public sealed class ReplaceUserTests
{
    private static readonly FixedTime Time = new();

    [TestCase("""{"active":false}""", "{}", false)]
    [TestCase("""{"active":false}""", """{"active":true}""", true)]
    [TestCase("""{"active":true}""", """{"active":false}""", false)]
    [TestCase("""{"active":true}""", "{}", true)]
    [TestCase("{}", "{}", null)]
    public async Task Handle_WithoutActive_KeepsWhatIsStored(string stored, string more, bool? expected)
    {
        var active = (bool?)JsonNode.Parse(stored)!["active"] ?? false;
        var user = User.Create(new TenantId(Guid.NewGuid()), new UserProfile(UserName.Of("ada"), null, null, active, [], stored), null, Time.GetUtcNow());
        var body = JsonNode.Parse(more)!.AsObject();
        body["userName"] = "ada";

        await Handler(user).Handle(
            new ReplaceUserCommand(user.TenantId, user.Id, new ScimResource(SchemaRegistry.Core.User, body), ExpectedVersion.Any, Actor.System),
            default);

        Assert.That((user.Active, (bool?)JsonNode.Parse(user.Document)!["active"]), Is.EqualTo((expected ?? false, expected)));
    }

    private static ReplaceUserHandler Handler(User user)
    {
        var users = Mock.Of<IUserRepository>(port => port.FindAsync(user.TenantId, user.Id, default) == Task.FromResult<User?>(user));
        var bindings = Mock.Of<IRoleBindingRepository>(
            port => port.OfUserAsync(user.TenantId, user.Id, default) == Task.FromResult<IReadOnlyList<RoleBinding>>(Array.Empty<RoleBinding>()));
        var queries = Mock.Of<IUserQueries>(
            port => port.GroupsOfAsync(user.TenantId, user.Id, default) == Task.FromResult<IReadOnlyList<UserGroup>>(Array.Empty<UserGroup>()));
        var rewriting = new UserRewriting(bindings, queries, Mock.Of<IPasswordHashing>(), Mock.Of<IUnitOfWork>(), new ScimSettings(100, 200, 100, 1 << 20), Time);
        return new ReplaceUserHandler(users, bindings, rewriting);
    }
}
