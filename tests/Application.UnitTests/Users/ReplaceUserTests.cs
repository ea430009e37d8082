using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Moq;
using ScimPlatform.Application.Common;
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

    [TestCase(false, "{}", true)]
    [TestCase(false, """{"active":true}""", false)]
    [TestCase(false, """{"active":false}""", false)]
    [TestCase(true, "{}", false)]
    public async Task Handle_WithoutActive_WarnsWhenThatMakesAnInactiveUserActive(bool isActive, string more, bool expected)
    {
        var journal = new Journal();
        var user = User.Create(new TenantId(Guid.NewGuid()), new UserProfile(UserName.Of("ada"), null, null, isActive, [], "{}"), null, Time.GetUtcNow());
        var body = JsonNode.Parse(more)!.AsObject();
        body["userName"] = "ada";

        await Handler(user, journal).Handle(
            new ReplaceUserCommand(user.TenantId, user.Id, new ScimResource(SchemaRegistry.Core.User, body), ExpectedVersion.Any, Actor.System),
            default);

        Assert.That(journal.Lines, expected
            ? Is.EqualTo(new[] { $"Warning: A PUT without 'active' made the inactive user {user.Id} active" })
            : Is.Empty);
    }

    private static ReplaceUserHandler Handler(User user, Journal journal)
    {
        var users = Mock.Of<IUserRepository>(port => port.FindAsync(user.TenantId, user.Id, default) == Task.FromResult<User?>(user));
        var bindings = Mock.Of<IRoleBindingRepository>(
            port => port.OfUserAsync(user.TenantId, user.Id, default) == Task.FromResult<IReadOnlyList<RoleBinding>>(Array.Empty<RoleBinding>()));
        var queries = Mock.Of<IUserQueries>(
            port => port.GroupsOfAsync(user.TenantId, user.Id, default) == Task.FromResult<IReadOnlyList<UserGroup>>(Array.Empty<UserGroup>()));
        var rewriting = new UserRewriting(bindings, queries, Mock.Of<IPasswordHashing>(), Mock.Of<IUnitOfWork>(), Time);
        return new ReplaceUserHandler(users, bindings, rewriting, journal);
    }

    private sealed class Journal : ILogger<ReplaceUserHandler>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
