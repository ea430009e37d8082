using System.CommandLine;
using MediatR;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>jwt</c>: a JWT for Development, alone on standard output.</summary>
internal static class JwtCommand
{
    public static Command Of(string[] args)
    {
        var tenant = new Option<string?>("--tenant") { Description = "The tenant it is bound to, by slug or id; none when left out." };
        var scope = new Option<string>("--scope")
        {
            Description = "What it allows, separated by blanks; everything but scim.platform when left out.",
            DefaultValueFactory = _ => string.Join(' ', Permissions.Scopes.Where(scope => scope != Permissions.Platform)),
        };
        var subject = new Option<string>("--subject") { Description = "Who it stands for.", DefaultValueFactory = _ => "developer" };
        var hours = Hours();
        var command = new Command("jwt", "Prints a JWT of the development issuer.") { tenant, scope, subject, hours };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // The log would stand beside the JWT.
            await using var app = Server.Build(args, builder => builder.Logging.ClearProviders());
            var issuer = app.Services.GetService<DevelopmentIssuer>()
                ?? throw new SettingFault("JWTs are issued here in Development only, and where no other issuer is configured.");
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var lifetime = TimeSpan.FromHours(parsed.GetValue(hours));
            var jwt = issuer.Issue(parsed.GetRequiredValue(subject), parsed.GetValue(tenant), parsed.GetRequiredValue(scope), now, lifetime);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(jwt);
            if (parsed.GetValue(tenant) is { } named && await DoubtOfAsync(app.Services, named, cancellationToken) is { } doubt)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(doubt);
            }

            return 0;
        });
        return command;
    }

    private static Option<int> Hours()
    {
        var hours = new Option<int>("--hours") { Description = "How long it is good for.", DefaultValueFactory = _ => 8 };
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 8760)
            {
                result.AddError("--hours must be from 1 to 8760.");
            }
        });
        return hours;
    }

    // The JWT is good whatever the database says: its tenant can be made later, as the first start makes the one of Development.
    private static async Task<string?> DoubtOfAsync(IServiceProvider services, string tenant, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            return await IsThereAsync(scope.ServiceProvider, tenant, cancellationToken)
                ? null
                : $"There is no tenant '{tenant}': until it is made, what is asked for with this JWT is answered 404.";
        }
        catch (Exception exception) when (CommandFaults.LineFor(exception) is { } line)
        {
            return $"Whether there is a tenant '{tenant}' cannot be told. {line}";
        }
    }

    private static async Task<bool> IsThereAsync(IServiceProvider services, string tenant, CancellationToken cancellationToken)
    {
        var state = await services.GetRequiredService<DatabaseSchema>().ReadAsync(cancellationToken);
        return state.Kind is SchemaKind.Absent or SchemaKind.Empty
            ? tenant == Startup.DevelopmentTenant
            : await services.GetRequiredService<IMediator>().Send(new FindTenantQuery(tenant), cancellationToken) is not null;
    }
}
