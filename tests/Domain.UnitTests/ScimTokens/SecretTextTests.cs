using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

/// <summary>Secrets are found wherever they were pasted, and nothing else is taken for one.</summary>
public sealed class SecretTextTests
{
    private static readonly string Secret = TokenSecret.Generate("scim_live_").Reveal();

    [TestCase("{0}", "***")]
    [TestCase("a {0} b {0}", "a *** b ***")]
    [TestCase("{0}{0}", "******")]
    [TestCase("x{0}x", "x***x")]
    [TestCase("__{0}", "__***")]
    [TestCase("urn:{0}:User", "urn:***:User")]
    public void Mask_OfATextWithSecrets_LeavesNone(string text, string expected)
    {
        var written = text.Replace("{0}", Secret, StringComparison.Ordinal);

        Assert.That(SecretText.Mask(written, "***"), Is.EqualTo(expected));
        Assert.That(SecretText.IsIn(written), Is.True);
    }

    [TestCase("scim_secret_")]
    [TestCase("scim_at_")]
    [TestCase("acme_")]
    public void Mask_OfASecretWithAnotherPrefix_HidesIt(string prefix) =>
        Assert.That(SecretText.Mask(TokenSecret.Generate(prefix).Reveal(), "***"), Is.EqualTo("***"));

    [Test]
    public void Mask_OfASecretWithATypingError_LeavesIt()
    {
        var wrong = Secret[..^1] + (Secret[^1] == 'a' ? 'b' : 'a');

        Assert.That(SecretText.Mask(wrong, "***"), Is.EqualTo(wrong));
    }

    [TestCase("")]
    [TestCase("userName")]
    [TestCase("a_b")]
    [TestCase("scim_live_0123456789abcdefghijklmnopqrstuv000000")]
    public void Mask_OfATextWithout_IsThatText(string text)
    {
        Assert.That(SecretText.Mask(text, "***"), Is.SameAs(text));
        Assert.That(SecretText.IsIn(text), Is.False);
    }
}
