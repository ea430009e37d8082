using System.CommandLine;
using System.Net.Sockets;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Commands;

/// <summary>What can be said on the command line: nothing, to serve; <c>jwt</c>; <c>migrate</c>; <c>audit</c>; <c>settings</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "SCIM 2.0 service provider. Without a command it serves; settings come from appsettings.json, from environment variables "
            + "(Section__Key) and from arguments (--Section:Key value), --urls among them.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(new Option<string?>("--environment") { Description = "Development or Production.", Recursive = true });
        root.Subcommands.Add(Jwt(args));
        root.Subcommands.Add(Migrate(args));
        root.Subcommands.Add(AuditCommand.Of(args));
        root.Subcommands.Add(Settings());
        root.Subcommands.Add(HealthCommand.Of());
        root.SetAction((parsed, cancellationToken) => ServeAsync(args, parsed.InvocationConfiguration.Output, cancellationToken));
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var parsed = root.Parse(args);
            Arguments.RequireSettings(parsed.UnmatchedTokens);
            return await parsed.InvokeAsync(configuration);
        }
        catch (SettingFault fault)
        {
            await configuration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static async Task<int> ServeAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var app = Server.Build(args);
        await Startup.PrepareAsync(app, cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The address is taken, or not for this user; what is wrong is in the first line.
            throw new SettingFault(exception.Message);
        }

        await Welcome.WriteAsync(app, output);
        Startup.ReleaseMemory();
        await app.WaitForShutdownAsync(cancellationToken);

        // What waits to be exported is sent.
        await app.DisposeAsync();
        return 0;
    }

    private static Command Jwt(string[] args)
    {
        var tenant = new Option<string?>("--tenant") { Description = "The tenant it is bound to, by slug or id; none when left out." };
        var scope = new Option<string>("--scope")
        {
            Description = "What it allows, separated by blanks; everything but scim.platform when left out.",
            DefaultValueFactory = _ => string.Join(' ', Permissions.Scopes.Where(scope => scope != Permissions.Platform)),
        };
        var subject = new Option<string>("--subject") { Description = "Who it stands for.", DefaultValueFactory = _ => "developer" };
        var hours = new Option<int>("--hours") { Description = "How long it is good for.", DefaultValueFactory = _ => 8 };
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 8760)
            {
                result.AddError("--hours must be from 1 to 8760.");
            }
        });
        var command = new Command("jwt", "Prints a JWT of the development issuer.") { tenant, scope, subject, hours };
        command.SetAction(parsed =>
        {
            using var app = Server.Build(args);
            var issuer = app.Services.GetService<DevelopmentIssuer>()
                ?? throw new SettingFault("JWTs are issued here in Development only, and where no other issuer is configured.");
            var time = app.Services.GetRequiredService<TimeProvider>();
            var lifetime = TimeSpan.FromHours(parsed.GetValue(hours));
            parsed.InvocationConfiguration.Output.WriteLine(issuer.Issue(
                parsed.GetRequiredValue(subject), parsed.GetValue(tenant), parsed.GetRequiredValue(scope), time.GetUtcNow(), lifetime));
        });
        return command;
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
            var applied = await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().ApplyAsync(cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{applied} migrations applied.");
        });
        return command;
    }
}
