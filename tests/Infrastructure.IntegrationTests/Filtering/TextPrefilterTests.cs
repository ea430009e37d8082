using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Infrastructure.Filtering;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

public sealed class TextPrefilterTests
{
    [TestCase("emails[type eq \"work\" and value co \"@example.com\"]", "@example.com")]
    [TestCase("emails[type eq \"work\" or value co \"@example.com\"]", null)]
    [TestCase("emails[not (value co \"@example.com\")]", null)]
    [TestCase("emails.value ne \"a@example.com\"", null)]
    [TestCase("title gt \"worker\"", null)]
    [TestCase("title sw \"Tour Guide\"", "Tour Gu")]
    [TestCase("title eq \"a%b_c\\\"d\"", null)]
    [TestCase("title ew \"isis\"", null)]
    [TestCase("nickName co \"Müller-Lang\"", "ller-Lang")]
    public void Of_AFilter_IsWhatADocumentHasToHave(string filter, string? needle) =>
        Assert.That(TextPrefilter.Of(FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.User)), Is.EqualTo(needle));

    [Test]
    public void Plain_IsNoCharacterThatLettersBeyondAsciiFoldTo()
    {
        var met = Enumerable.Range(0x80, char.MaxValue - 0x80).Where(code => !char.IsSurrogate((char)code))
            .SelectMany(code => CaseFold.Fold(((char)code).ToString())).Where(char.IsAscii).Distinct();

        Assert.That(met.Where(letter => TextPrefilter.IsPlain(letter) || TextPrefilter.IsPlain(char.ToLowerInvariant(letter))), Is.Empty);
    }

    [Test]
    public void Plain_IsNoCharacterThatJsonEscapes()
    {
        var plain = string.Concat(Enumerable.Range(0, 0x80).Select(code => (char)code).Where(TextPrefilter.IsPlain));

        Assert.That(ScimJson.Options.Encoder!.Encode(plain), Is.EqualTo(plain));
        Assert.That(plain, Has.Length.EqualTo(62));
    }
}
