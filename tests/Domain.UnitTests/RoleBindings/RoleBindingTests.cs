using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.RoleBindings;

public sealed class RoleBindingTests
{
    private static readonly RoleLabel Label = new("Admin", "app", true);

    private static readonly TestCaseData[] Differences =
    [
        new TestCaseData(Label with { Display = "Boss" }, 2),
        new TestCaseData(Label with { Type = null }, 2),
        new TestCaseData(Label with { Primary = false }, 2),
        new TestCaseData(Label with { Primary = null }, 2),
        new TestCaseData(Label, 3),
    ];

    [Test]
    public void Bind_AUser_TakesItsTenantAndTheName()
    {
        var user = A.User().Build();

        var binding = RoleBinding.Bind(user, RoleName.Parse("shop/admin"), Label, 2, new Actor("issuer", "alice"), A.Moment);

        Assert.That((binding.TenantId, binding.UserId), Is.EqualTo((user.TenantId, user.Id)));
        Assert.That((binding.Namespace, binding.Role, binding.Name.Value), Is.EqualTo(("shop", "admin", "shop/admin")));
        Assert.That((binding.Label, binding.Ordinal), Is.EqualTo((Label, 2)));
        Assert.That((binding.CreatedAt, binding.CreatedBy), Is.EqualTo((A.Moment, "alice")));
    }

    [Test]
    public void Describe_AsBefore_ChangesNothing()
    {
        var binding = Bound();

        Assert.That(binding.Describe(new RoleLabel("Admin", "app", true), 2), Is.False);
        Assert.That((binding.Label, binding.Ordinal), Is.EqualTo((Label, 2)));
    }

    [TestCaseSource(nameof(Differences))]
    public void Describe_InAnyOtherWay_TakesIt(RoleLabel label, int ordinal)
    {
        var binding = Bound();

        Assert.That(binding.Describe(label, ordinal), Is.True);
        Assert.That((binding.Label, binding.Ordinal), Is.EqualTo((label, ordinal)));
        Assert.That(binding.Name.Value, Is.EqualTo("admin"));
    }

    private static RoleBinding Bound() =>
        RoleBinding.Bind(A.User().Build(), RoleName.Parse("admin"), Label, 2, Actor.System, A.Moment);
}
