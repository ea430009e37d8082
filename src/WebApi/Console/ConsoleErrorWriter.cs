using System.Text.Encodings.Web;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Console;

/// <summary>An error as a page for people: what is wrong, in words, under which trace id the server's log has it, and where to go from there.</summary>
internal sealed class ConsoleErrorWriter(ServerSettings settings) : IErrorWriter
{
    public DialectName Dialect => DialectName.Console;

    public ErrorAnswer Write(Error error, string traceId) => Write(error, traceId, new ConsoleFrame((settings.PublicPath ?? settings.PathBase) + ConsolePaths.Base));

    public async Task<ErrorAnswer> WriteAsync(HttpContext context, Error error) =>
        Write(error, context.TraceId(), settings.Console.IsOn ? await ConsoleFrame.OfAsync(context, error.Kind) : new ConsoleFrame(ConsolePaths.Root(context) + ConsolePaths.Base));

    private static ErrorAnswer Write(Error error, string traceId, ConsoleFrame frame)
    {
        var (title, detail) = (TitleOf(error.Kind), HtmlEncoder.Default.Encode(error.Detail));
        var page = $"""
            <!DOCTYPE html>
            <html lang="en">
            {ConsoleHead.Of(frame.Root, title)}
            <body>{frame.ToHtml()}<main id="content"><h1>{title}</h1><p>{detail}</p><p>Trace id: <code>{traceId}</code></p><p><a href="{frame.Home}">To the console</a></p></main></body>
            </html>

            """;
        return new ErrorAnswer(ErrorStatus.Of(error.Kind), "text/html; charset=utf-8", new Page(page));
    }

    private static string TitleOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => "This cannot be taken as it is",
        ErrorKind.Forbidden => "You may not do this",
        ErrorKind.NotFound => "There is nothing here",
        ErrorKind.TooManyRequests => "Too many requests",
        ErrorKind.Unavailable or ErrorKind.Timeout => "Not available right now",
        ErrorKind.Unexpected => "Something went wrong",
        _ => "This was refused",
    };
}
