using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class TokenNameTests
{
    private static readonly string[] Good = ["x", " Okta ", "名前", new string('x', 100), string.Concat(Enumerable.Repeat("😀", 100))];

    private static readonly string[] Bad =
        ["", "  ", "\u00A0", "a\0b", "a\tb", "a\u009fb", new string('x', 101), string.Concat(Enumerable.Repeat("😀", 101))];

    [TestCaseSource(nameof(Good))]
    public void Of_OneTo100CodePoints_KeepsThem(string text)
    {
        Assert.That(TokenName.IsValid(text), Is.True);
        Assert.That(TokenName.Of(text).Value, Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Bad))]
    public void Of_AnotherText_IsRefused(string text)
    {
        Assert.That(TokenName.IsValid(text), Is.False);
        Refused.By<InvalidTokenName>(() => TokenName.Of(text));
    }

    [Test]
    public void Unnamed_OfAnId_SaysTheId() => Assert.That(
        TokenName.Unnamed(new ScimTokenId(Guid.Parse("0195a1b2-0000-7000-8000-000000000001"))).Value,
        Is.EqualTo("scim-token-0195a1b2-0000-7000-8000-000000000001"));
}
