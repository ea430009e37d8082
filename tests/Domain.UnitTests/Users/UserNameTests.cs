using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Users;

public sealed class UserNameTests
{
    private static readonly string[] Good = ["x", "bjensen@example.com", " bj ", "Ünïcødé", new string('u', 512)];

    private static readonly string[] Bad = ["", " ", "\u3000", "b\0j", "b\rj", "b\u001bj", new string('u', 513)];

    [TestCaseSource(nameof(Good))]
    public void Of_AName_KeepsItAsItWasGiven(string text)
    {
        Assert.That(UserName.Of(text).Value, Is.EqualTo(text));
        Assert.That(UserName.Of(text).ToString(), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Bad))]
    public void Of_NoName_IsRefused(string text)
    {
        Assert.That(UserName.IsValid(text), Is.False);
        Refused.By<InvalidUserName>(() => UserName.Of(text));
    }

    [TestCase("bjensen", "BJensen", true)]
    [TestCase("ünal", "ÜNAL", true)]
    [TestCase("bjensen", "bjensen ", false)]
    [TestCase("bjensen", "bjensén", false)]
    public void Key_OfTwoNames_IsOneWhenTheyDifferInCaseOnly(string first, string second, bool same) =>
        Assert.That(UserName.Of(first).Key == UserName.Of(second).Key, Is.EqualTo(same));

    [Test]
    [SetCulture("tr-TR")]
    public void Key_UnderATurkishCulture_IsTheSame() => Assert.That(UserName.Of("title").Key, Is.EqualTo("TITLE"));
}
