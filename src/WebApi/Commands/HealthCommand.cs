using System.CommandLine;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>health</c>: asks a running server whether it is well, for containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    private const int Well = 0;
    private const int Unwell = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Of()
    {
        var url = new Argument<string>("url") { Description = "What to ask, such as http://127.0.0.1:5080/health/ready." };
        var command = new Command("health", $"Asks a running server whether it is well; ends with {Unwell} when it is not, or does not answer.") { url };
        command.SetAction((parsed, cancellationToken) =>
            AskAsync(Url(parsed.GetRequiredValue(url)), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
        ? url
        : throw new SettingFault($"'{text}' must be an absolute http or https URL.");

    private static async Task<int> AskAsync(Uri url, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(url, cancellationToken);
            var said = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}";
            await (answer.IsSuccessStatusCode ? output : error).WriteLineAsync(said);
            return answer.IsSuccessStatusCode ? Well : Unwell;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{url} does not answer: {exception.Message}");
            return Unwell;
        }
    }
}
