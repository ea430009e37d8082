using System.Text.RegularExpressions;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>What <c>docs/tokens.md</c> tells those who look for tokens.</summary>
internal sealed partial class TokenPageTests
{
    private static readonly string Page = RepositoryFiles.Read("docs/tokens.md");

    [Test]
    public void Regex_OfThePage_FindsTokensAndNothingElse()
    {
        var regex = new Regex(Block("regex"), RegexOptions.CultureInvariant);
        var token = TokenSecret.Generate("scim_live_").Reveal();

        Assert.That(regex.Match($"TOKEN=\"{token}\";").Value, Is.EqualTo(token));
        Assert.That(regex.IsMatch(TokenSecret.Generate("scim_test_").Reveal()), Is.True);
        Assert.That(new[] { token + "0", token[..^1], "x" + token, token.Replace('_', '-') }.Where(text => regex.IsMatch(text)), Is.Empty);
    }

    [Test]
    public void Example_OfThePage_IsAToken()
    {
        var example = Block("text").Split('\n')[0];

        Assert.That(TokenSecret.IsWellFormed(example), Is.True);
        Assert.That(Page, Does.Contain($"crc32(\"{example[..^6]}\")").And.Contain($"which is `{example[^6..]}`"));
    }

    private static string Block(string language) => Fence().Matches(Page)
        .First(match => match.Groups["language"].Value == language).Groups["text"].Value.TrimEnd();

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
