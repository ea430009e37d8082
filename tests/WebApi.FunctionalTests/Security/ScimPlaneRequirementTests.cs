using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>Only what a policy asks as a whole may be answered without the framework: nothing that is asked besides is left out.</summary>
public sealed class ScimPlaneRequirementTests
{
    private static readonly ScimPlaneRequirement Requirement = new(TokenScopes.UsersRead, Permissions.UsersRead);

    [Test]
    public void Of_APolicyOfTheScimPlane_IsItsRequirement() =>
        Assert.That(ScimPlaneRequirement.Of(Policy(policy => policy.RequireAuthenticatedUser())), Is.SameAs(Requirement));

    [Test]
    public void Of_APolicyThatAsksForMore_IsNone()
    {
        Assert.That(ScimPlaneRequirement.Of(Policy(policy => policy.RequireAssertion(_ => false))), Is.Null);
        Assert.That(ScimPlaneRequirement.Of(Policy(policy => policy.RequireClaim(Claims.Scope, Permissions.UsersWrite))), Is.Null);
        Assert.That(
            ScimPlaneRequirement.Of(Policy(policy => policy.AddRequirements(new ScimPlaneRequirement(TokenScopes.UsersWrite)))), Is.Null);
    }

    [Test]
    public void Of_APolicyOfScopesOnly_IsNone() =>
        Assert.That(ScimPlaneRequirement.Of(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()), Is.Null);

    private static AuthorizationPolicy Policy(Action<AuthorizationPolicyBuilder> add)
    {
        var policy = new AuthorizationPolicyBuilder().AddRequirements(Requirement);
        add(policy);
        return policy.Build();
    }
}
