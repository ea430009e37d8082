using System.CommandLine;
using System.Text.Json;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Commands;

/// <summary>A command of an operator's at work: the product put together as for serving, without serving.</summary>
internal sealed class Operation(IServiceProvider services, ParseResult parsed, bool isJson)
{
    public const int Done = 0;
    public const int Faulty = 2;

    /// <summary>The option that every command has.</summary>
    public const string EnvironmentName = "--environment";

    private const string Codes = "Ends with 0 when it is done, and with 1 and one line on standard error when it is not.";

    public ParseResult Parsed => parsed;

    public ServerSettings Settings => Get<ServerSettings>();

    private TextWriter Output => parsed.InvocationConfiguration.Output;

    /// <summary>A command that ends with 0, or with 1 and one line.</summary>
    /// <param name="name">as it is typed</param>
    /// <param name="description">what it does, in sentences</param>
    /// <param name="run">does it, and answers the exit code</param>
    /// <param name="makesKeys">whether the server's key is made where there is none</param>
    /// <param name="codes">which exit codes there are</param>
    public static Command Command(
        string name, string description, Func<Operation, CancellationToken, Task<int>> run, bool makesKeys = false, string codes = Codes)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON document instead of text." };
        var command = new Command(name, $"{description} {codes}") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // What there is to say, the command says; the server's log would stand between it.
            await using var app = Server.Build(SettingsOf(parsed), builder => builder.Logging.ClearProviders(), makesFiles: false, makesKeys: makesKeys);
            await using var scope = app.Services.CreateAsyncScope();
            return await run(new Operation(scope.ServiceProvider, parsed, parsed.GetValue(json)), cancellationToken);
        });
        return command;
    }

    // The host would take a path that begins with a slash for a setting, and what follows an option for its value.
    private static string[] SettingsOf(ParseResult parsed) =>
        [.. parsed.UnmatchedTokens, .. parsed.GetValue<string?>(EnvironmentName) is { } environment ? [EnvironmentName, environment] : Array.Empty<string>()];

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Which version the database is of; a line on standard error says so when it is the next one.</summary>
    public async Task<SchemaState> SchemaAsync(CancellationToken cancellationToken)
    {
        var state = await Get<DatabaseSchema>().ReadAsync(cancellationToken);
        if (state.Kind == SchemaKind.OneAhead)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Startup.OneAhead(state));
        }

        return state;
    }

    /// <summary>Says what was done.</summary>
    /// <param name="text">for people; empty to say nothing</param>
    /// <param name="document">for programs, in snake case</param>
    public Task WriteAsync(string text, object document) => isJson ? Output.WriteLineAsync(JsonSerializer.Serialize(document, WireJson.Options))
        : text.Length > 0 ? Output.WriteLineAsync(text)
        : Task.CompletedTask;

    /// <summary>A file that the operator names, as a full path.</summary>
    /// <exception cref="SettingFault">what stands in its place is an option or a setting</exception>
    public string PathOf(Argument<string> file) => parsed.GetRequiredValue(file) is var given && !given.StartsWith("--", StringComparison.Ordinal)
        ? Path.GetFullPath(given)
        : throw new SettingFault($"'{given}' stands where {file.Name} belongs: settings come behind it.");
}
