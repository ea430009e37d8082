using System.CommandLine;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Commands;

/// <summary>What can be said on the command line (docs/commands.md): nothing, to serve, or one of the commands.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var parsed = Root(args).Parse(args);
            Arguments.RequireSettings(parsed.UnmatchedTokens);
            return parsed is { Action: ParseErrorAction, Errors: [var error, ..] }
                ? throw new SettingFault(error.Message)
                : await parsed.InvokeAsync(configuration);
        }
        catch (Exception exception) when (CommandFaults.LineFor(exception) is { } line)
        {
            await configuration.Error.WriteLineAsync(line);
            return 1;
        }
    }

    /// <summary>All that can be said.</summary>
    /// <param name="args">the arguments of the process</param>
    public static RootCommand Root(string[] args)
    {
        var root = new RootCommand(
            "SCIM 2.0 service provider. Without a command it serves; settings come from appsettings.json, from environment variables "
            + "(Section__Key) and from arguments (--Section:Key value), --urls among them.")
        {
            Serve(args), Migrate(args), JwtCommand.Of(args), TenantCommand.Of(), BackupCommands.Backup(), BackupCommands.Restore(), CheckCommand.Of(),
            AuditCommand.Of(), HealthCommand.Of(), Settings(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.Options.Add(new Option<string?>(Operation.EnvironmentName) { Description = "Development or Production.", Recursive = true });
        root.SetAction((parsed, cancellationToken) => ServeAsync(args, parsed.InvocationConfiguration.Output, cancellationToken));
        return root;
    }

    private static Command Serve(string[] args)
    {
        var command = new Command("serve", "Serves, as it does without a command.");
        command.SetAction((parsed, cancellationToken) => ServeAsync(args, parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var app = Server.Build(args);
        try
        {
            await Startup.PrepareAsync(app, cancellationToken);
        }
        catch
        {
            // Nothing runs yet, and SQLite removes the files beside the database when it is closed.
            await app.DisposeAsync();
            throw;
        }

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The address is taken, or not for this user.
            throw new SettingFault(exception.Message);
        }

        await Welcome.WriteAsync(app, output);
        Startup.ReleaseMemory();
        await app.WaitForShutdownAsync(cancellationToken);

        // What waits to be exported is sent.
        await app.DisposeAsync();
        return 0;
    }

    private static Command Settings()
    {
        var command = new Command("settings", "Prints every setting, as docs/settings.md has them.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(SettingsDocument.Text()));
        return command;
    }

    private static Command Migrate(string[] args)
    {
        var command = new Command("migrate", "Applies the migrations that the database lacks, and ends.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = Server.Build(args);
            await using var scope = app.Services.CreateAsyncScope();
            await Startup.RequireKnownDatabaseAsync(app.Logger, scope.ServiceProvider, cancellationToken);
            var applied = await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().ApplyAsync(cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{applied} migrations applied.");
        });
        return command;
    }
}
