using System.Text;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class TokenSecretTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Malformed =
    [
        "",
        " ",
        "0",
        "1YiNQv",
        "scim_live_",
        "scim_live_000000000000000000000000000000001YiNQ",
        "scim_live_000000000000000000000000000000001YiNQv ",
        " scim_live_000000000000000000000000000000001YiNQv",
        "scim_live_000000000000000000000000000000001YiNQv\n",
        "scim_live_000000000000000000000000000000001yinqv",
        "scim-live-000000000000000000000000000000001YiNQv",
        "scim_live_00000000000000000000000000000000",
        "scim_live_٠0000000000000000000000000000001YiNQv",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
    ];

    // The checksums come from zlib's crc32 (Python), written in base 62.
    [TestCase("scim_live_00000000000000000000000000000000", "1YiNQv")]
    [TestCase("scim_test_0123456789ABCDEFGHIJKLMNOPQRSTUV", "0TBmch")]
    [TestCase("scim_live_zyxwvutsrqponmlkjihgfedcbaZYXWVU", "2exJxE")]
    [TestCase("scim_test_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "3HWByw")]
    [TestCase("scim_live_Q7xN2mKp0RtVbYc8WdLf5GhJ3sZaE9uT", "05cKlk")]
    [TestCase("scim_test_00000000000000000000000000000153", "00tBkq")]
    [TestCase("123456789xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "0XrcEB")]
    public void IsWellFormed_WithTheChecksumOfZlib_IsTrueForThatChecksumOnly(string body, string checksum)
    {
        Assert.That(TokenSecret.IsWellFormed(body + checksum), Is.True);
        Assert.That(TokenSecret.IsWellFormed(body + "000000"), Is.False);
        Assert.That(TokenSecret.IsWellFormed(body + new string(checksum.Reverse().ToArray())), Is.False);
    }

    [TestCase("scim_live_")]
    [TestCase("scim_test_")]
    [TestCase("x")]
    public void Generate_WithAPrefix_IsPrefixRandomAndChecksum(string prefix)
    {
        var clear = TokenSecret.Generate(prefix).Reveal();

        var body = clear[..^6];
        Assert.That(clear, Does.Match($"^{prefix}[0-9A-Za-z]{{38}}$"));
        Assert.That(clear[^6..], Is.EqualTo(Base62(Crc32(body))));
        Assert.That(TokenSecret.IsWellFormed(clear), Is.True);
    }

    [Test]
    public void Unsealed_AToken_IsThatToken()
    {
        var secret = TokenSecret.Generate("scim_live_");

        var unsealed = TokenSecret.Unsealed(secret.Reveal());

        Assert.That((unsealed.Reveal(), unsealed.Hint, unsealed.ToString()), Is.EqualTo((secret.Reveal(), secret.Hint, "[secret]")));
    }

    [Test]
    public void Unsealed_SomethingElse_IsRefusedWithoutSayingWhat() => Assert.That(
        () => TokenSecret.Unsealed("hunter2"), Throws.ArgumentException.With.Message.Not.Contains("hunter2"));

    [Test]
    public void Generate_AThousandTimes_NeverRepeatsAndUsesTheWholeAlphabet()
    {
        var bodies = Enumerable.Range(0, 1000).Select(_ => TokenSecret.Generate("scim_test_").Reveal()[10..42]).ToList();

        Assert.That(bodies, Is.Unique);
        Assert.That(new string(bodies.SelectMany(body => body).Distinct().Order().ToArray()), Is.EqualTo(Alphabet));
    }

    [Test]
    public void IsWellFormed_WithAnySingleCharacterChanged_IsFalse()
    {
        var clear = TokenSecret.Generate("scim_live_").Reveal();

        var passed = Enumerable.Range(0, clear.Length)
            .SelectMany(position => (Alphabet + "_- \0é").Where(other => other != clear[position])
                .Select(other => clear[..position] + other + clear[(position + 1)..]))
            .Where(TokenSecret.IsWellFormed);

        Assert.That(passed, Is.Empty);
    }

    [Test]
    public void IsWellFormed_WithTwoNeighboursSwapped_IsFalse()
    {
        var clear = TokenSecret.Generate("scim_live_").Reveal();

        var passed = Enumerable.Range(0, clear.Length - 1)
            .Where(position => clear[position] != clear[position + 1])
            .Select(position => clear[..position] + clear[position + 1] + clear[position] + clear[(position + 2)..])
            .Where(TokenSecret.IsWellFormed);

        Assert.That(passed, Is.Empty);
    }

    [TestCaseSource(nameof(Malformed))]
    public void IsWellFormed_OfAnotherText_IsFalse(string text) => Assert.That(TokenSecret.IsWellFormed(text), Is.False);

    [TestCase(255, true)]
    [TestCase(256, false)]
    public void IsWellFormed_OfALongText_IsTrueUpTo255Characters(int length, bool wellFormed)
    {
        var body = new string('a', length - 6);

        Assert.That(TokenSecret.IsWellFormed(body + Base62(Crc32(body))), Is.EqualTo(wellFormed));
    }

    [Test]
    public void IsWellFormed_OfHugeText_IsFalse() =>
        Assert.That(TokenSecret.IsWellFormed(new string('a', 10_000_000)), Is.False);

    [Test]
    public void ToString_OfASecret_HidesIt()
    {
        var secret = TokenSecret.Generate("scim_live_");

        Assert.That(secret.ToString(), Is.EqualTo("[secret]"));
        Assert.That($"{secret}", Is.EqualTo("[secret]"));
    }

    [Test]
    public void Hint_OfASecret_IsPrefixAndLastFour()
    {
        var secret = TokenSecret.Generate("scim_live_");

        Assert.That(secret.Hint, Is.EqualTo("scim_live_..." + secret.Reveal()[^4..]));
    }

    // Bit by bit, unlike the product's table.
    private static uint Crc32(string text)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var bit in Encoding.ASCII.GetBytes(text).SelectMany(value => Enumerable.Range(0, 8).Select(bit => (uint)(value >> bit) & 1)))
        {
            crc = ((crc ^ bit) & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }

    private static string Base62(uint number)
    {
        var digits = number == 0 ? "" : Base62Digits(number);
        return digits.PadLeft(6, '0');
    }

    private static string Base62Digits(uint number) =>
        (number < 62 ? "" : Base62Digits(number / 62)) + Alphabet[(int)(number % 62)];
}
