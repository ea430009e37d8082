using MediatR;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>What is done before the first request: the database is brought up to date and, in Development, given a tenant.</summary>
internal static partial class Startup
{
    public const string DevelopmentTenant = "example-corp";

    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        // A key that cannot be used stops the start, not the first request that needs it.
        app.Services.GetRequiredService<CursorCodec>();
        var settings = app.Services.GetRequiredService<ServerSettings>();
        var directory = settings.DataDirectory;
        DataIsIn(app.Logger, directory);
        await using var scope = app.Services.CreateAsyncScope();
        if (settings.MigrateOnStartup)
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().ApplyAsync(cancellationToken);
        }

        if (app.Environment.IsDevelopment())
        {
            await AddTenantAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), cancellationToken);
        }
    }

    /// <summary>Hands back what starting needed and serving does not: building the model and the routes leaves much behind.</summary>
    public static void ReleaseMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    [LoggerMessage(Level = LogLevel.Information, Message = "The data directory is {Directory}")]
    private static partial void DataIsIn(ILogger logger, string directory);

    private static async Task AddTenantAsync(IMediator sender, CancellationToken cancellationToken)
    {
        if (await sender.Send(new FindTenantQuery(DevelopmentTenant), cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await sender.Send(
                new CreateTenantCommand(DevelopmentTenant, "Example Corp", ScimEnabled: true, null, null, null), cancellationToken);
        }
        catch (TenantSlugTaken)
        {
            // Another node that starts at the same time was faster: the tenant is there.
        }
    }
}
