using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Security;
using ScimPlatform.Infrastructure.Webhooks;
using ScimPlatform.Infrastructure.Webhooks.Sets;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>The product without its web server: use cases and ports over a database, each piece of work in a scope of its own.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="database">where everything is stored</param>
    /// <param name="interceptors">what stands between EF Core and the provider, or before saving, besides the product's own</param>
    public Product(DatabaseOptions database, params IInterceptor[] interceptors)
        : this(database, new KeyRingKey(new byte[32]), interceptors)
    {
    }

    /// <param name="database">where everything is stored</param>
    /// <param name="key">what the database does not hold</param>
    /// <param name="interceptors">what stands between EF Core and the provider, or before saving, besides the product's own</param>
    public Product(DatabaseOptions database, KeyRingKey key, params IInterceptor[] interceptors)
    {
        SharedTime = new SetSharedClock(Time);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton(new TokenSettings("scim_test_", TokenLifetime.Default));
        collection.AddSingleton(new ScimSettings(100, 200, 100, 1 << 20));
        collection.AddSingleton(new TenantDeletion(TimeSpan.FromDays(30)));
        collection.AddSingleton(database);
        collection.AddSingleton<IMintingLimit, NoMintingLimit>();
        collection.AddSingleton<IOrigin>(Origin);
        collection.AddSingleton(new OutboundSettings(AllowsLoopback: true));
        collection.AddSingleton(new AuditSettings(RetentionDays: 30));
        collection.AddSingleton(new EventSettings(TimeSpan.FromDays(14)));
        collection.AddSingleton(new EventPositions(new byte[32]));
        collection.AddSingleton(new EventSigningKey(() => [.. Enumerable.Repeat((byte)1, 32)]));
        collection.AddSingleton(new WebhookSettings(() => "https://scim.example.com"));
        collection.AddSingleton(new ProvisioningLogSettings
        {
            Enabled = true,
            Reads = false,
            MaxEntries = 10,
            MaxAge = TimeSpan.FromDays(1),
            MaxBodySize = 1024,
        });
        collection.AddSingleton(new CursorCodec(new byte[CursorCodec.KeyLength], Time, TimeSpan.FromHours(1)));
        collection.AddSingleton(key);
        collection.AddSingleton(new AuditKey(() => new byte[32]));
        collection.AddApplication().AddInfrastructure(database);
        collection.AddSingleton<ISharedClock>(SharedTime);
        ((IServiceCollection)collection).Add(TestDatabases.OptionsOf(database, interceptors));
        if (interceptors.OfType<BeforeSaving>().SingleOrDefault() is { } before)
        {
            collection.AddScoped(provider => before.Around(provider.GetRequiredService<ScimPlatformDbContext>()));
        }

        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public AdjustableTime Time { get; } = new();

    /// <summary>The database's clock, which every node goes by for what they share.</summary>
    public SetSharedClock SharedTime { get; }

    public SetOrigin Origin { get; } = new();

    public Scope NewScope() => new(services.CreateAsyncScope());

    public async Task<T> UseAsync<TPort, T>(Func<TPort, Task<T>> use)
        where TPort : notnull
    {
        await using var scope = NewScope();
        return await use(scope.Get<TPort>());
    }

    /// <summary>A context that the caller disposes of.</summary>
    public ScimPlatformDbContext NewContext() => TestDatabases.NewContext(services.GetRequiredService<DatabaseOptions>().Provider, services);

    public Task<T> SendAsync<T>(IRequest<T> request) => UseAsync<IMediator, T>(mediator => mediator.Send(request));

    /// <summary>Stores rows of any kind through the product's unit of work.</summary>
    public Task<bool> StoreAsync(params object[] rows) => UseAsync<ScimPlatformDbContext, bool>(async context =>
    {
        context.AddRange(rows);
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return true;
    });

    /// <summary>Loads a row by its key, changes it and stores it, without asking whose it is.</summary>
    public Task<bool> ChangeAsync<TRow>(object id, Action<TRow> change)
        where TRow : class => UseAsync<ScimPlatformDbContext, bool>(async context =>
    {
        change((await context.FindAsync<TRow>(id))!);
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return true;
    });

    public Task<int> MigrateAsync() => UseAsync<DatabaseMigration, int>(migration => migration.ApplyAsync(default));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>One piece of work: its repositories share a unit of work.</summary>
    internal sealed class Scope(AsyncServiceScope scope) : IAsyncDisposable
    {
        public T Get<T>()
            where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }

    /// <summary>Follows the clock of this node until a test says whose.</summary>
    internal sealed class SetSharedClock(TimeProvider time) : ISharedClock
    {
        public TimeProvider Source { get; set; } = time;

        public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(Source.Now());
    }

    /// <summary>For whom the work is done, as a test says.</summary>
    internal sealed class SetOrigin : IOrigin
    {
        public Origin Current { get; set; } = Application.Audit.Origin.Background;
    }

    private sealed class NoMintingLimit : IMintingLimit
    {
        public void Require(TenantId tenant)
        {
        }

        public void Admit(TenantId tenant)
        {
        }
    }
}
