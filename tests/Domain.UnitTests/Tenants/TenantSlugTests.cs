using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Tenants;

public sealed class TenantSlugTests
{
    private static readonly string[] Good = ["abc", "a-1", "---", "000", new string('z', 63)];

    private static readonly string[] Bad =
        ["", "ab", new string('z', 64), "Acme", "ac me", "acme\n", "\nacme", "ac_me", "ac.me", "ácme", "٣٣٣", "ac\0me", "acme/x", "0195a1b2-0000-7000-8000-00000000000a"];

    [TestCaseSource(nameof(Good))]
    public void Of_ATextOfTheForm_KeepsIt(string text)
    {
        Assert.That(TenantSlug.IsValid(text), Is.True);
        Assert.That(TenantSlug.Of(text).Value, Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Bad))]
    public void Of_AnotherText_IsRefused(string text)
    {
        Assert.That(TenantSlug.IsValid(text), Is.False);
        Refused.By<InvalidTenantSlug>(() => TenantSlug.Of(text));
    }

    [Test]
    public void Equals_OfTheSameText_IsOneSlug()
    {
        var first = TenantSlug.Of("acme");
        var second = TenantSlug.Of("acme");

        Assert.That(first, Is.EqualTo(second));
        Assert.That(first, Is.Not.EqualTo(TenantSlug.Of("globex")));
    }
}
