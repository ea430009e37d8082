using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.RoleBindings;

public sealed class RoleNameTests
{
    private static readonly string Longest = new('r', 256);

    private static readonly string[] Bad =
    [
        "", " ", "/", "a/", "/a", "a/b/c", "//", "a//b", " a", "a ", "a /b", "a/ b", "\ta", "a\u00A0", "a\0", "a\nb", "a\u0085b",
        Longest + "r", "ns/" + Longest + "r", Longest + "r/role",
    ];

    [TestCase("ves-io-monitor-role", "system", "ves-io-monitor-role")]
    [TestCase("system/admin", "system", "admin", "admin")]
    [TestCase("shop/admin", "shop", "admin")]
    [TestCase("System/admin", "System", "admin")]
    [TestCase("a b/c d", "a b", "c d")]
    [TestCase("{\"value\":\"x\"}", "system", "{\"value\":\"x\"}")]
    [TestCase("役割", "system", "役割")]
    public void Parse_AValue_IsNamespaceAndRole(string text, string @namespace, string role, string? value = null)
    {
        var name = RoleName.Parse(text);

        Assert.That((name.Namespace, name.Role), Is.EqualTo((@namespace, role)));
        Assert.That(name.Value, Is.EqualTo(value ?? text));
        Assert.That(name.ToString(), Is.EqualTo(value ?? text));
    }

    [Test]
    public void Parse_PartsOf256Characters_TakesThem() =>
        Assert.That(RoleName.Parse($"{Longest}/{Longest}"), Is.EqualTo(RoleName.Of(Longest, Longest)));

    [TestCaseSource(nameof(Bad))]
    public void Parse_AnotherText_IsRefused(string text) => Refused.By<InvalidRoleName>(() => RoleName.Parse(text));

    [TestCase("system/x", "r")]
    [TestCase("ns", "a/b")]
    [TestCase("", "r")]
    [TestCase("ns", "")]
    public void Of_PartsThatAreNoParts_IsRefused(string @namespace, string role) =>
        Refused.By<InvalidRoleName>(() => RoleName.Of(@namespace, role));

    [Test]
    public void Parse_BothFormsOfASystemRole_IsOneName() =>
        Assert.That(RoleName.Parse("system/admin"), Is.EqualTo(RoleName.Parse("admin")));
}
