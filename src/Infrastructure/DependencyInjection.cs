using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Access;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Deprovisioning;
using ScimPlatform.Infrastructure.Events;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Outbound;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Queries.Users;
using ScimPlatform.Infrastructure.Persistence.Repositories;
using ScimPlatform.Infrastructure.Persistence.Servers;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.PostgreSql;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.Infrastructure.Security;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.Infrastructure.Sqlite.Reading;
using ScimPlatform.Infrastructure.Sqlite.Writing;
using ScimPlatform.Infrastructure.SqlServer;
using ScimPlatform.Infrastructure.SyncHealth;
using ScimPlatform.Infrastructure.Tenants;
using ScimPlatform.Infrastructure.Tokens;
using ScimPlatform.Infrastructure.Transfer;
using ScimPlatform.Infrastructure.Webhooks;
using ScimPlatform.Infrastructure.Webhooks.Sets;

namespace ScimPlatform.Infrastructure;

public static class DependencyInjection
{
    /// <summary>Adds the ports over the database. Needs a <see cref="KeyRingKey"/>, an <see cref="AuditKey"/>, an <see cref="EventSigningKey"/> and <see cref="OutboundSettings"/>. Call it after <c>AddApplication</c>: its behaviour stands innermost.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddDatabase(database);
        services.AddSingleton<DedicatedThreads>();
        services.AddSingleton(typeof(JobSignal<>));
        services.AddSingleton<IdleMemory>();
        services.AddHostedService<JobLoop<IdleMemory>>();
        services.AddTransient(provider => new LazyContext(provider));
        services.AddTransient<IUnitOfWork>(provider => provider.GetRequiredService<ScimPlatformDbContext>());
        services.AddTransient<DatabaseMigration>();
        services.AddTransient<IInstallationCounts, InstallationCountsQuery>();
        services.AddOperations(database);
        services.AddTransient<ITenantRepository, TenantRepository>();
        services.AddJob<TenantRemovalJob>();
        services.AddTransient<IScimTokenRepository, ScimTokenRepository>();
        services.AddSingleton<LoadQueries>();
        services.AddTransient<IUserRepository, UserRepository>();
        services.AddTransient<IRoleBindingRepository, RoleBindingRepository>();
        services.AddTransient<IGroupRepository, GroupRepository>();
        services.AddTransient<IGroupMembers, GroupMembers>();
        services.AddTransient<ITenantSchemaRepository, TenantSchemaRepository>();
        services.AddTransient<ITenantSchemaQueries, TenantSchemaQueries>();
        services.AddTransient<ITenantQueries, TenantQueries>();
        services.AddTransient<IScimTokenQueries, ScimTokenQueries>();
        services.AddSingleton<TotalsCache>();
        services.AddSingleton<OffsetAnchors>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<TokenCache>();
        services.AddTransient<UserQueries>();
        services.AddTransient<GroupQueries>();
        services.AddTransient<AccessQueries>();
        services.AddTransient<IRoleBindingQueries, RoleBindingQueries>();
        services.AddTransient<IRoleMappingRepository, RoleMappingRepository>();
        services.AddTransient<IRoleMappingQueries, RoleMappingQueries>();
        services.AddTransient<IDeprovisionWindow, DeprovisionWindow>();
        services.AddSingleton(new WatchSizes(AccessEvents.MostNamed));
        services.AddTransient<IAccessWatch, AccessWatch>();
        services.AddTransient<ITokenUseStore, TokenUseStore>();
        services.AddSingleton<TokenUseRecorder>();
        services.AddSingleton<ITokenUseRecorder>(provider => provider.GetRequiredService<TokenUseRecorder>());
        services.AddHostedService(provider => provider.GetRequiredService<TokenUseRecorder>());
        services.AddAudit();
        services.AddEvents();
        services.AddWebhooks();
        services.AddProvisioningLog();
        services.AddTransient<ISyncHealthQueries, SyncHealthQueries>();
        services.AddJob<SyncHealthJob>();
        services.AddTokenCare();
        services.AddSingleton<IPasswordHashing, PasswordHashing>();
        services.AddSingleton<INameResolution, SystemNameResolution>();
        services.AddSingleton<IOutboundHttp, GuardedHttp>();
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(StoreFailureBehaviour<,>));
        return services;
    }

    private static void AddOperations(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(database);
        services.AddTransient<DatabaseSchema>();
        services.AddTransient<SqliteBackup>();
        services.AddTransient<SqliteRestore>();
        services.AddTransient<SchemaCheck>();
        services.AddTransient<RowCheck>();
        services.AddTransient<DatabaseCheck>();
        services.AddTransient<TenantExport>();
        services.AddTransient<TenantImport>();
    }

    private static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditRecords>();
        services.AddTransient<IAuditTrail>(provider => provider.GetRequiredService<ScimPlatformDbContext>());
        services.AddTransient<IAuditQueries, AuditQueries>();
        services.AddSingleton<AuditNotes>();
        services.AddSingleton<IAuditNotes>(provider => provider.GetRequiredService<AuditNotes>());
        services.AddJob<AuditNoteJob>();
        services.AddJob<AuditSealing>();
        services.AddJob<AuditPurge>();
        services.AddTransient<AuditVerification>();
        services.AddTransient<IAuditVerification, AuditVerification>();
        services.AddTransient<AuditVouching>();
    }

    private static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<IEventReader, EventReader>();
        services.AddSingleton<EventWatch>();
        services.AddSingleton<IEventWatch>(provider => provider.GetRequiredService<EventWatch>());
        services.AddSingleton<INumberedRecords>(provider => provider.GetRequiredService<EventWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<EventWatch>());
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddTransient<IWebhookRepository, WebhookRepository>();
        services.AddTransient<IWebhookQueries, WebhookQueries>();
        services.AddTransient<IWebhookDeliveries, WebhookDeliveries>();
        services.AddSingleton<IWebhookSecrets, WebhookSecrets>();
        services.AddSingleton<IWebhookTargets, WebhookTargets>();
        services.AddSingleton<WebhookSignal>();
        services.AddSingleton<INumberedRecords>(provider => provider.GetRequiredService<WebhookSignal>());
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<SecurityEventTokens>();
        services.AddSingleton<IEventKeys>(provider => provider.GetRequiredService<EventSigningKey>());
        services.AddTransient<ResourceDocuments>();
        services.AddTransient<WebhookMessages>();
        services.AddTransient<WebhookFanOut>();
        services.AddTransient<DueWebhooks>();
        services.AddSingleton<IEventStreams, EventStreams>();
        services.AddTransient<WebhookTurn>();
        services.AddHostedService<WebhookDeliverer>();
        services.AddJob<WebhookPurge>();
    }

    private static void AddProvisioningLog(this IServiceCollection services)
    {
        services.AddTransient<IProvisioningLogQueries, ProvisioningLogQueries>();
        services.AddSingleton<ProvisioningLogBuffer>();
        services.AddSingleton<IProvisioningLog>(provider => provider.GetRequiredService<ProvisioningLogBuffer>());
        services.AddJob<ProvisioningLogJob>();
        services.AddJob<ProvisioningLogPurge>();
    }

    private static void AddDatabase(this IServiceCollection services, DatabaseOptions database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.SqlServer:
                services.AddServer<SqlServerScimPlatformDbContext, SqlServerFailures>(options => options.UseSqlServer(database));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddServer<PostgreSqlScimPlatformDbContext, PostgreSqlFailures>(options => options.UsePostgreSql(database));
                break;
            default:
                services.AddSqlite(database);
                break;
        }
    }

    private static void AddServer<TContext, TFailures>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where TContext : ServerDbContext
        where TFailures : StoreFailures
    {
        services.AddSingleton<StoreFailures, TFailures>();
        services.AddTransient<ISharedClock, ServerClock>();
        services.AddSingleton<ITurns, ServerTurns>();
        services.AddDbContextPool<ScimPlatformDbContext, TContext>(use);
        services.AddTransient<IStatements>(provider => provider.GetRequiredService<ScimPlatformDbContext>().Statements);
        services.AddTransient<IUserQueries>(provider => provider.GetRequiredService<UserQueries>());
        services.AddTransient<IGroupQueries>(provider => provider.GetRequiredService<GroupQueries>());
        services.AddTransient<IAccessQueries>(provider => provider.GetRequiredService<AccessQueries>());
    }

    private static void AddSqlite(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<StoreFailures, SqliteFailures>();
        services.AddSingleton<ISharedClock, EmbeddedClock>();
        services.AddTransient<ITurns, SqliteTurns>();
        services.AddSingleton(_ => new SqliteConnections(database));
        services.AddSingleton<IStatements>(provider => provider.GetRequiredService<SqliteConnections>().Readers);
        services.AddSingleton<INativeCaches, SqliteCaches>();
        services.AddTransient<IUserQueries, SqliteUserQueries>();
        services.AddTransient<IGroupQueries, SqliteGroupQueries>();
        services.AddTransient<IAccessQueries, SqliteAccessQueries>();
        services.AddDbContextPool<ScimPlatformDbContext, SqliteScimPlatformDbContext>(
            (provider, options) => options.UseSqlite(database, provider.GetRequiredService<SqliteConnections>()));
    }
}
