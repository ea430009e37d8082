using System.Diagnostics;
using System.Globalization;
using System.Net;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>Says an identity provider's part of a conversation and compares what the server answers.</summary>
internal sealed class Replay
{
    public const string BaseUrl = "https://scim.example.com/scim/v2";
    private const int MaxAttempts = 3;
    private const string Authorization = "Authorization";
    private readonly HttpClient client;
    private readonly ManualTime time;
    private readonly Variables variables = new();
    private readonly SignedInConnector? connector;
    private Answer? last;

    /// <param name="tenant">whose directory is talked about</param>
    /// <param name="secret">the connector's token</param>
    /// <param name="time">the server's</param>
    /// <param name="connector">its OAuth client, if it has one</param>
    public Replay(TestTenant tenant, string secret, ManualTime time, SignedInConnector? connector = null)
    {
        this.time = time;
        this.connector = connector;
        client = tenant.App.Client;
        variables["baseUrl"] = BaseUrl;
        variables["unique"] = tenant.Slug;
        variables["token"] = secret;
        variables["jwt"] = tenant.App.Jwts.Raw(tenant.Slug, "scim.users.read scim.users.write");
    }

    /// <summary>What went otherwise than expected: the step, what was expected and what came.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Transcript transcript)
    {
        var failures = new List<string>();
        foreach (var (number, step) in transcript.Steps.Index())
        {
            for (var n = 1; n <= step.Repeat; n++)
            {
                variables["n"] = n.ToString(CultureInfo.InvariantCulture);
                failures.AddRange((await RunAsync(transcript, step)).Select(difference => $"step {number + 1} '{step.Name}': {difference}"));
            }
        }

        return failures;
    }

    private async Task<IReadOnlyList<string>> RunAsync(Transcript transcript, TranscriptStep step)
    {
        try
        {
            Wait(step);
            connector?.Tell(variables);
            var attempt = 1;
            var (answer, elapsed) = await SendAsync(transcript, step);
            while (elapsed > step.Expect.WithinMilliseconds && attempt++ < MaxAttempts)
            {
                (answer, elapsed) = await SendAsync(transcript, step);
            }

            last = answer;
            List<string> differences = [.. step.Form is null ? AnswerCheck.Shape(answer) : AnswerCheck.TokenShape(answer), .. Capture(step, answer), .. AnswerCheck.Of(step.Expect, answer, variables)];
            if (elapsed > step.Expect.WithinMilliseconds)
            {
                differences.Add($"expected an answer within {step.Expect.WithinMilliseconds} ms but waited {elapsed} ms");
            }

            return differences.Count == 0 ? [] : [.. differences, $"the answer was {answer}"];
        }
        catch (UnknownVariable unknown)
        {
            return [unknown.Message];
        }
    }

    private void Wait(TranscriptStep step)
    {
        time.Advance(TimeSpan.FromMinutes(step.MinutesLater));
        if (step.Waits)
        {
            time.Advance(TimeSpan.FromSeconds(int.Parse(last!.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture)));
        }
    }

    private async Task<(Answer Answer, double Elapsed)> SendAsync(Transcript transcript, TranscriptStep step)
    {
        var headers = new Dictionary<string, string>(transcript.Headers, StringComparer.OrdinalIgnoreCase);
        if (step.Form is not null)
        {
            headers.Remove(Authorization);
            headers["Content-Type"] = "application/x-www-form-urlencoded";
        }
        else
        {
            headers.TryAdd(Authorization, "Bearer {{token}}");
        }

        foreach (var (name, value) in step.Headers)
        {
            headers[name] = value;
        }

        var body = step.Form is { } form ? Encode(form) : step.Body is null ? null : Differences.Show(variables.Fill(step.Body));
        var sent = headers.Where(header => header.Key is not Authorization && (body is not null || header.Key != "Content-Type"))
            .Select(header => (header.Key, variables.Fill(header.Value)));
        var caller = new Caller(client, headers.TryGetValue(Authorization, out var credentials) ? variables.Fill(credentials) : null);
        var start = Stopwatch.GetTimestamp();
        var answer = await caller.SendAsync(new HttpMethod(step.Method), (step.Form is null ? "/scim/v2" : "") + variables.Fill(step.Path), body, [.. sent]);
        return (answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private string Encode(Dictionary<string, string> form) =>
        string.Join('&', form.Select(member => $"{member.Key}={WebUtility.UrlEncode(variables.Fill(member.Value))}"));

    private IEnumerable<string> Capture(TranscriptStep step, Answer answer)
    {
        var document = AnswerCheck.Document(answer);
        foreach (var (name, place) in step.Capture)
        {
            if (Differences.At(document, place) is { } value)
            {
                variables[variables.Fill(name)] = value.DeepClone();
            }
            else
            {
                yield return $"at {place} expected a value to capture but got nothing";
            }
        }
    }
}
