using ScimPlatform.WebApi.FunctionalTests.Dialects;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>What the OpenAPI document says of minting and of leaks.</summary>
internal sealed class DocumentedTokenTests
{
    [Test]
    public void EveryMint_Documented_TakesAnIdempotencyKey()
    {
        var mints = TokenDialectDrivers.All.Select(driver => driver.MintPath.TrimEnd('/').Replace("namespaces/system", "namespaces/{namespace}", StringComparison.Ordinal))
            .Append("/api/v1/admin/scim-tokens/{token_id}/recreate");

        foreach (var path in mints)
        {
            var mint = DocumentedApi.Operations.Single(operation => (operation.Method, operation.Path) == ("POST", path));

            Assert.That(mint.Parameters.Select(parameter => (string?)parameter["name"]), Does.Contain("Idempotency-Key"), path);
        }
    }

    [Test]
    public void Alerts_Documented_AreASignedListAnsweredByAList()
    {
        var take = DocumentedApi.Operations.Single(operation => operation.Path == "/secret-scanning/alerts");

        Assert.That(
            take.Parameters.Select(header => ((string?)header["name"], (bool?)header["required"])),
            Is.EqualTo(new[] { ("Github-Public-Key-Identifier", (bool?)true), ("Github-Public-Key-Signature", true) }));
        Assert.That(take.Statuses, Is.SupersetOf(new[] { 200, 403, 404, 409, 413, 422 }));
        Assert.That((string?)take.Body!["type"], Is.EqualTo("array"));
    }
}
