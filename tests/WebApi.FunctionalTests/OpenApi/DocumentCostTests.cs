using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>Anybody may ask for the OpenAPI document, as often as they like; it is made once.</summary>
internal sealed class DocumentCostTests : ServerFixture
{
    private const string Path = "/openapi/v1.json";

    private int made;

    private protected override TestServerSetup Setup => new()
    {
        Services = services => services.Configure<OpenApiOptions>("v1", options => options.AddDocumentTransformer((_, _, _) =>
        {
            Interlocked.Increment(ref made);
            return Task.CompletedTask;
        })),
    };

    [Test]
    public async Task Document_OfManyRequests_IsMadeOnceAndNotSentAgain()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => App.As(null).GetAsync(Path)));
        var tag = answers[0].Header("ETag");
        var again = await App.As(null).GetAsync(Path, ("If-None-Match", tag!));
        var other = await App.As(null).GetAsync(Path, ("If-None-Match", "\"other\""));

        Assert.That(answers.Select(answer => (answer.Status, answer.ContentType, answer.Text)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].ContentType, Is.EqualTo("application/json;charset=utf-8").Or.EqualTo("application/json; charset=utf-8"));
        Assert.That(tag, Does.Match("^\"[0-9a-f]{16,}\"$"));
        Assert.That((again.Status, again.Text, again.Header("ETag")), Is.EqualTo((304, "", tag)));
        Assert.That(other.Status, Is.EqualTo(200));
        Assert.That(made, Is.EqualTo(1));
    }
}
