using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class TokenHashTests
{
    // FIPS 180-2, appendix B.1.
    [TestCase("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [TestCase("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void Of_AText_IsItsSha256(string clear, string hash) =>
        Assert.That(Convert.ToHexString(TokenHash.Of(clear).ToBytes()), Is.EqualTo(hash));

    [Test]
    public void Equals_OfTheSameText_IsOneHash()
    {
        var first = TokenHash.Of("abc");
        var second = TokenHash.FromBytes(Convert.FromHexString("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));

        Assert.That(first, Is.EqualTo(second));
        Assert.That(first.GetHashCode(), Is.EqualTo(second.GetHashCode()));
    }

    [Test]
    public void Equals_OfOtherThings_IsFalse()
    {
        var hash = TokenHash.Of("abc");

        Assert.That(hash, Is.Not.EqualTo(TokenHash.Of("abd")));
        Assert.That(hash.Equals(null), Is.False);
        Assert.That(hash.Equals((object)"abc"), Is.False);
    }
}
