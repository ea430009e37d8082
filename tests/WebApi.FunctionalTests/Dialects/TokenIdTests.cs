using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>Tokens by their ids, in the dialects that have them.</summary>
[TestFixtureSource(typeof(TokenDialectDrivers), nameof(TokenDialectDrivers.WithIds))]
internal sealed class TokenIdTests(ITokenDialectDriver driver) : ServerFixture
{
    [Test]
    public async Task AnotherTenantsId_IsAnsweredLikeAnUnknownOne()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var token = await other.MintAsync();
        var path = driver.PathOf(token.Id.ToString())!;
        var unknown = driver.PathOf(Guid.NewGuid().ToString())!;
        var answers = new List<(Answer Other, Answer Unknown)>
        {
            (await mine.Admin.GetAsync(path), await mine.Admin.GetAsync(unknown)),
            (await mine.Admin.PatchAsync(path, """{"name":"x"}"""), await mine.Admin.PatchAsync(unknown, """{"name":"x"}""")),
            (await mine.Admin.DeleteAsync(path), await mine.Admin.DeleteAsync(unknown)),
        };

        foreach (var (answer, expected) in answers)
        {
            driver.AssertError(answer, 404);
            Assert.That(Anonymous(answer), Is.EqualTo(Anonymous(expected)));
        }

        Assert.That(await other.OpensAsync(token.Secret), Is.True);
    }

    private static string Anonymous(Answer answer) =>
        answer.Text.Replace(answer.Header("X-Trace-Id")!, "", StringComparison.Ordinal);
}
