using System.Diagnostics;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>What is taken from a span, whoever made it.</summary>
public sealed class ExportedSpansTests
{
    private const string Planted = "ottoline";

    [Test]
    public void Span_WithAttributesThatAreNotListed_LosesThem()
    {
        using var exported = new ExportedSpans();
        using var span = new Activity("GET");
        span.SetTag("http.route", "scim/v2/Users/{id}").SetTag("url.path", Planted).SetTag("user_agent.original", Planted).SetTag("server.address", Planted);
        span.TraceStateString = $"vendor={Planted}";
        span.SetStatus(ActivityStatusCode.Error, $"Key (username)=({Planted}) already exists.");

        exported.OnEnd(span);

        Assert.That(span.Tags, Is.EqualTo(new[] { KeyValuePair.Create("http.route", (string?)"scim/v2/Users/{id}") }));
        Assert.That((span.TraceStateString, span.Status, span.StatusDescription), Is.EqualTo(((string?)null, ActivityStatusCode.Error, (string?)null)));
    }

    [Test]
    public void Exception_ThatALibraryAddsToItsSpan_IsItsTypeAlone()
    {
        using var exported = new ExportedSpans();
        using var source = new ActivitySource(nameof(ExportedSpansTests));
        using var sampler = new ActivityListener
        {
            ShouldListenTo = each => each == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(sampler);
        using var span = source.StartActivity("INSERT")!;

        span.AddException(new InvalidOperationException(Planted));

        var added = span.Events.Single().Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.That(added["exception.type"], Is.EqualTo(typeof(InvalidOperationException).FullName));
        Assert.That((added["exception.message"], added["exception.stacktrace"]), Is.EqualTo(((object)"", (object)"")));
    }
}
