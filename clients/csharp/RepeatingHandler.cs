using System.Net;

namespace ScimPlatform.Client;

/// <summary>How requests are repeated that the server asks to send again.</summary>
/// <param name="Most">how many times at most</param>
/// <param name="LongestWait">a longer <c>Retry-After</c> is not waited for: the caller gets the answer</param>
public sealed record RepeatSettings(int Most, TimeSpan LongestWait)
{
    public static RepeatSettings Default { get; } = new(3, TimeSpan.FromMinutes(1));
}

/// <summary>
/// Sends a request again when 429 or 503 says after how many seconds it is worth it (RFC 9110 section 10.2.3). Every POST has an idempotency
/// key, its own or a new one, so that a mint that is sent again mints once.
/// </summary>
public sealed class RepeatingHandler(HttpMessageHandler inner, RepeatSettings? settings = null, TimeProvider? time = null) : DelegatingHandler(inner)
{
    private const string Key = "Idempotency-Key";

    private readonly RepeatSettings settings = settings ?? RepeatSettings.Default;
    private readonly TimeProvider time = time ?? TimeProvider.System;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && !request.Headers.Contains(Key))
        {
            request.Headers.Add(Key, Guid.NewGuid().ToString());
        }

        for (var repeats = 0; ; repeats++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (repeats == settings.Most || Wait(response) is not { } wait || wait > settings.LongestWait)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? Wait(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) ? null
        : response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } date } => Max(date - time.GetUtcNow(), TimeSpan.Zero),
            _ => null,
        };

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
