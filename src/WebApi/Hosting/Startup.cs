using MediatR;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>What is done before the first request: the database is brought up to date and, in Development, given a tenant.</summary>
internal static partial class Startup
{
    public const string DevelopmentTenant = "example-corp";

    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        var directory = settings.DataDirectory;
        DataIsIn(app.Logger, directory);
        await using var scope = app.Services.CreateAsyncScope();
        await RequireKnownDatabaseAsync(app.Logger, scope.ServiceProvider, cancellationToken);

        // A key that cannot be used stops the start, not the first request that needs it.
        app.Services.GetRequiredService<CursorCodec>();
        if (settings.MigrateOnStartup)
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().ApplyAsync(cancellationToken);
        }

        if (app.Environment.IsDevelopment())
        {
            await AddTenantAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), app.Logger, cancellationToken);
        }
    }

    /// <summary>Refuses a database that this version must neither serve nor migrate.</summary>
    /// <exception cref="OperationRefused">it is too new, of another product, or made otherwise than is needed</exception>
    public static async Task RequireKnownDatabaseAsync(ILogger logger, IServiceProvider services, CancellationToken cancellationToken)
    {
        var schema = services.GetRequiredService<DatabaseSchema>();
        var state = await schema.ReadAsync(cancellationToken);
        state.RequireKnown(DatabaseSchema.What);
        if (state.Kind != SchemaKind.Absent)
        {
            await schema.RequireSuitedAsync(cancellationToken);
        }

        if (state.Kind == SchemaKind.OneAhead)
        {
            Ahead(logger, OneAhead(state));
        }
    }

    /// <summary>What is said of a database that the next release has migrated already.</summary>
    public static string OneAhead(SchemaState state) =>
        $"{DatabaseSchema.What} was migrated by the next release already ({string.Join(", ", state.Unknown)}). Install that release here soon.";

    /// <summary>Hands back what starting needed and serving does not: building the model and the routes leaves much behind.</summary>
    public static void ReleaseMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    [LoggerMessage(Level = LogLevel.Information, Message = "The data directory is {Directory}")]
    private static partial void DataIsIn(ILogger logger, string directory);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Text}")]
    private static partial void Ahead(ILogger logger, string text);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another node that starts at the same time has made the tenant {Slug}")]
    private static partial void MadeByAnother(ILogger logger, string slug);

    private static async Task AddTenantAsync(IMediator sender, ILogger logger, CancellationToken cancellationToken)
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
            MadeByAnother(logger, DevelopmentTenant);
        }
    }
}
