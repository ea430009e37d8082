using System.Text.Json.Nodes;
using Moq;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
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
        (User, IReadOnlyList<RoleBinding>)? found = (user, Array.Empty<RoleBinding>());
        var users = Mock.Of<IUserRepository>(port => port.FindWithRolesAsync(user.TenantId, user.Id, default) == Task.FromResult(found));
        var queries = Mock.Of<IUserQueries>(
            port => port.GroupsOfAsync(user.TenantId, user.Id, default) == Task.FromResult<IReadOnlyList<UserGroup>>(Array.Empty<UserGroup>()));
        var settings = new ScimSettings(100, 200, 100, 1 << 20);
        var rewriting = new UserRewriting(Mock.Of<IRoleBindingRepository>(), queries, Passwords(), Guard(), new AccessChanges(Mock.Of<ICurrentMappings>(), Mock.Of<IAccessWatch>()), Mock.Of<IUnitOfWork>(), settings, Time);
        return new ReplaceUserHandler(new UserChange(users, rewriting, Mock.Of<ITenantSchemas>(), settings), rewriting);
    }

    private static UserPasswords Passwords() => new(Mock.Of<IPasswordHashing>(), Mock.Of<ICurrentPasswordPolicy>());

    private static MassRemovalGuard Guard() => new(
        Mock.Of<ICurrentGuard>(), Mock.Of<IDeprovisionWindow>(), Mock.Of<IAccessQueries>(), Mock.Of<IGroupQueries>(), Mock.Of<IGroupMembers>());
}
