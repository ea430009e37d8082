using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>Sends of an exception that was logged its type alone: its text can quote a value.</summary>
internal sealed class ExportedLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } exception)
        {
            data.Attributes = [.. data.Attributes ?? [], new("exception.type", exception.GetType().FullName)];
            data.Exception = null;
        }
    }
}
