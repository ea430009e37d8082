using System.Diagnostics;
using OpenTelemetry;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// Takes from a span what is not to leave the server: attributes that are not listed, the text of a failure, which can quote a value, and
/// the caller's own trace state.
/// </summary>
internal sealed class ExportedSpans : BaseProcessor<Activity>
{
    // Libraries add exceptions to their spans, which cannot be taken away later. This one is asked first, and samples nothing.
    private readonly ActivityListener exceptions = new()
    {
        ShouldListenTo = _ => true,
        ExceptionRecorder = (Activity _, Exception _, ref TagList tags) =>
        {
            tags.Add("exception.message", "");
            tags.Add("exception.stacktrace", "");
        },
    };

    public ExportedSpans() => ActivitySource.AddActivityListener(exceptions);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !ExportedAttributes.Has(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }

    protected override void Dispose(bool disposing)
    {
        exceptions.Dispose();
        base.Dispose(disposing);
    }
}
