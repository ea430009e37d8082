using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>What the OpenAPI document says of minting and of leaks.</summary>
internal sealed class DocumentedTokenTests : ServerFixture
{
    [Test]
    public async Task EveryMint_Documented_TakesAnIdempotencyKey()
    {
        var paths = (await App.As(null).GetAsync("/openapi/v1.json")).Require(200)["paths"]!;
        var mints = TokenDialectDrivers.All.Select(driver => driver.MintPath.TrimEnd('/').Replace("namespaces/system", "namespaces/{namespace}", StringComparison.Ordinal))
            .Append("/api/v1/admin/scim-tokens/{token_id}/recreate");

        foreach (var path in mints)
        {
            var headers = paths[path]!["post"]!["parameters"]!.AsArray().Where(parameter => (string?)parameter!["in"] == "header");

            Assert.That(headers.Select(header => (string?)header!["name"]), Is.EqualTo(new[] { "Idempotency-Key" }), path);
        }
    }

    [Test]
    public async Task Alerts_Documented_AreASignedListAnsweredByAList()
    {
        var post = (await App.As(null).GetAsync("/openapi/v1.json")).Require(200)["paths"]!["/secret-scanning/alerts"]!["post"]!;

        Assert.That(
            post["parameters"]!.AsArray().Select(header => ((string?)header!["name"], (bool?)header["required"])),
            Is.EqualTo(new[] { ("Github-Public-Key-Identifier", (bool?)true), ("Github-Public-Key-Signature", true) }));
        Assert.That(post["responses"]!.AsObject().Select(response => response.Key), Is.SupersetOf(new[] { "200", "403", "404", "409", "413", "422" }));
        Assert.That((string?)post["requestBody"]!["content"]!.AsObject().First().Value!["schema"]!["type"], Is.EqualTo("array"));
    }
}
