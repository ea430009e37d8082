using ScimPlatform.Application.Common;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>
/// Tells the log why somebody was not let in: which check failed, never what was presented. Whoever floods the server with bad credentials
/// does not flood the log: beyond so many lines in a minute they are counted only.
/// </summary>
internal sealed partial class RefusedSignIns(TimeProvider time, ILogger<RefusedSignIns> logger)
{
    private const int MostInAMinute = 60;

    private readonly Lock entry = new();
    private long minute = -1;
    private int count;

    public void Add(HttpContext context, string check)
    {
        ServerMetrics.SignInRefused(check);
        var (isShown, left) = Count();
        if (left > 0)
        {
            Left(left);
        }

        if (isShown)
        {
            var trace = context.TraceId();
            Refused(trace, check);
        }
    }

    private (bool IsShown, int LeftOut) Count()
    {
        lock (entry)
        {
            var (now, left) = (time.Now().ToUnixTimeSeconds() / 60, 0);
            if (now != minute)
            {
                (left, minute, count) = (count - MostInAMinute, now, 0);
            }

            return (++count <= MostInAMinute, left);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{TraceId}: a sign-in was refused: {Check}")]
    private partial void Refused(string traceId, string check);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} more sign-ins were refused")]
    private partial void Left(int count);
}
