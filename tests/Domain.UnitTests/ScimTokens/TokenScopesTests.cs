using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class TokenScopesTests
{
    [TestCase(TokenScopes.None)]
    [TestCase(TokenScopes.UsersRead, "users:read")]
    [TestCase(TokenScopes.UsersWrite, "users:write")]
    [TestCase(TokenScopes.GroupsRead, "groups:read")]
    [TestCase(TokenScopes.GroupsWrite, "groups:write")]
    [TestCase(TokenScopes.GroupsWrite | TokenScopes.UsersRead, "users:read", "groups:write")]
    [TestCase(TokenScopes.All, "users:read", "users:write", "groups:read", "groups:write")]
    public void Names_OfScopes_AreThemAndTheirsAreTheScopes(TokenScopes scopes, params string[] names)
    {
        Assert.That(scopes.Names(), Is.EqualTo(names));
        Assert.That(TokenScopeNames.Of(names), Is.EqualTo(scopes));
    }

    [Test]
    public void Known_Names_AreAllOfThem() => Assert.That(TokenScopeNames.Known, Is.EqualTo(TokenScopes.All.Names()));

    [Test]
    public void Of_ANameTwice_IsTheScopeOnce() =>
        Assert.That(TokenScopeNames.Of(["users:read", "users:read"]), Is.EqualTo(TokenScopes.UsersRead));
}
