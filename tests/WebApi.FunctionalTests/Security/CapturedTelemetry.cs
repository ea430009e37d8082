using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>Writes down all that the process says of itself at its most talkative: logs with their values and scopes, and activities with their tags.</summary>
internal sealed class CapturedTelemetry : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ActivityListener activities;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public CapturedTelemetry()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Enqueue(Text(activity)),
        };
        ActivitySource.AddActivityListener(activities);
    }

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() => activities.Dispose();

    private static string Text(Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(each => each.Tags)).Select(tag => $"{tag.Key}={tag.Value}");
        return $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', tags)} {string.Join(' ', activity.Baggage)}";
    }

    private sealed class Writer(string category, CapturedTelemetry telemetry) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => telemetry.scopes.Push(state);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            telemetry.lines.Enqueue($"log {category} {logLevel}: {formatter(state, exception)} {values} {exception}");
            telemetry.scopes.ForEachScope((scope, log) => log.lines.Enqueue($"scope {scope}"), telemetry);
        }
    }
}
