using System.Globalization;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.UnitTests.Scim;

public sealed class ComparisonTests
{
    [TestCase("Ada", "ADA")]
    [TestCase("straße", "STRAßE")]
    [TestCase("ǆ", "Ǆ")]
    [TestCase("ﬁ", "ﬁ")]
    [TestCase("日本", "日本")]
    public void Fold_OfAWord_IsItsUpperCaseCharacterByCharacter(string value, string key)
    {
        Assert.That(CaseFold.Fold(value), Is.EqualTo(key));
        Assert.That(CaseFold.Fold(key), Is.EqualTo(key));
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Fold_UnderATurkishCulture_IsTheSame() => Assert.That(CaseFold.Fold("title"), Is.EqualTo("TITLE"));

    [TestCase("", "", 0)]
    [TestCase("", "a", -1)]
    [TestCase("a", "ab", -1)]
    [TestCase("a", "b", -1)]
    [TestCase("B", "a", -1)]
    [TestCase("z", "ä", -1)]
    [TestCase("\uFFFD", "😀", -1)]
    [TestCase("\uE000", "𐀀", -1)]
    [TestCase("\uD7FF", "\uE000", -1)]
    [TestCase("😀", "😁", -1)]
    [TestCase("x😀", "x😀a", -1)]
    public void Compare_OfTwoStrings_FollowsTheirCodePoints(string left, string right, int order)
    {
        Assert.That(Math.Sign(CodePointOrder.Compare(left, right)), Is.EqualTo(order));
        Assert.That(Math.Sign(CodePointOrder.Compare(right, left)), Is.EqualTo(-order));
    }

    [TestCase("2011-05-13T04:42:34Z", "2011-05-13T04:42:34.0000000Z")]
    [TestCase("2011-05-13T06:42:34+02:00", "2011-05-13T04:42:34.0000000Z")]
    [TestCase("2011-05-13T04:42:34.1Z", "2011-05-13T04:42:34.1000000Z")]
    [TestCase("2011-05-13T04:42:34.123456789Z", "2011-05-13T04:42:34.1234567Z")]
    [TestCase("2011-05-13T04:42:34", "2011-05-13T04:42:34.0000000Z")]
    [TestCase("2011-05-13T04:42-07:00", "2011-05-13T11:42:00.0000000Z")]
    [TestCase("2011-05-13", "2011-05-13T00:00:00.0000000Z")]
    [TestCase("2011-05-13Z", "2011-05-13T00:00:00.0000000Z")]
    public void TryParse_OfADateTime_IsItsInstantInUtc(string text, string instant) =>
        Assert.That(
            ScimDateTime.TryParse(text)?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(instant));

    [TestCase("")]
    [TestCase("2011")]
    [TestCase("2011-05")]
    [TestCase("2011-13-01")]
    [TestCase(" 2011-05-13")]
    [TestCase("2011-05-13 04:42:34Z")]
    [TestCase("2011-05-13T04:42:60Z")]
    [TestCase("2011-05-13T04:42:34+25:00")]
    [TestCase("2011-05-13T04:42:34ZZ")]
    [TestCase("20110513T044234Z")]
    [TestCase("13 May 2011")]
    public void TryParse_OfWhatIsNoDateTime_IsNull(string text) => Assert.That(ScimDateTime.TryParse(text), Is.Null);
}
