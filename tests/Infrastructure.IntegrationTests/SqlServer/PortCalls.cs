using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.Users;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>A way to make a port send its SQL.</summary>
/// <param name="Name">the method, and what is special about the call</param>
/// <param name="CallAsync">the call</param>
internal sealed record PortCall(string Name, Func<Product.Scope, Belongings, Task> CallAsync)
{
    /// <summary>The method alone.</summary>
    public string Method => Name.Split(' ')[0];
}

/// <summary>Every method of every port at least once, and every shape of SQL that a method can take.</summary>
internal static class PortCalls
{
    private static readonly DateTimeOffset Now = AdjustableTime.Start;
    private static readonly PageRequest SecondPage = new(2, 10);

    public static IReadOnlyList<PortCall> All { get; } =
    [
        .. TenantScopedReads.All.Select(read =>
            new PortCall(read.Method, (scope, mine) => read.CountAsync(scope, mine.Tenant.Id, mine))),
        .. OtherReads(),
        .. Enum.GetValues<TokenStatus>().Select(status => Call<IScimTokenQueries>($"ListAsync {status}", (tokens, mine) =>
            tokens.ListAsync(mine.Tenant.Id, status, SecondPage, Now, default))),
        .. new[] { "userName eq \"a\"", "externalId eq \"a\" and active eq true", "id eq \"a\" or userName eq \"b\"", "displayName eq \"a\"", "title pr" }.Select(filter =>
            Call<IUserQueries>($"SearchAsync {filter}", (users, mine) =>
                users.SearchAsync(mine.Tenant.Id, new UserSearch(Filter(filter, SchemaRegistry.Core.User), 11, 10), default))),
        .. Writes(),
        .. new[] { "userName", "externalId" }.Select(attribute => Call<IUserQueries>($"SearchAsync by {attribute}", (users, mine) =>
            users.SearchAsync(mine.Tenant.Id, new UserSearch(Filter($"{attribute} eq \"a\"", SchemaRegistry.Core.User), 1, 10), default))),
        Call<IUserQueries>("SearchAsync asked again", async (users, mine) =>
        {
            var search = new UserSearch(Filter("title pr", SchemaRegistry.Core.User), 1, 10);
            await users.SearchAsync(mine.Tenant.Id, search, default);
            await users.SearchAsync(mine.Tenant.Id, search, default);
        }),

        // From the first user, on from a known one, from the last one, and back from a known one.
        Call<IUserQueries>("SearchAsync walked to", async (users, mine) =>
        {
            foreach (var index in new[] { 400, 656, 950, 912 })
            {
                await users.SearchAsync(mine.Tenant.Id, new UserSearch(null, index + 1, 10), default);
            }
        }),
        .. new[] { "displayName", "externalId" }.Select(attribute => Call<IGroupQueries>($"SearchAsync by {attribute}", (groups, mine) =>
            groups.SearchAsync(mine.Tenant.Id, new GroupSearch(Filter($"{attribute} eq \"a\"", SchemaRegistry.Core.Group), 1, 10, true), default))),
    ];

    private static BoundFilter Filter(string text, ResourceType type) => FilterBinder.Bind(FilterParser.Parse(text), type);

    private static IEnumerable<PortCall> OtherReads() =>
    [
        Call<ITenantRepository>("IsTakenAsync", (tenants, mine) => tenants.IsTakenAsync(mine.Tenant.Slug, default)),
        Call<ITenantQueries>("FindAsync by id", (tenants, mine) => tenants.FindAsync(mine.Tenant.Id.ToString(), default)),
        Call<ITenantQueries>("FindAsync by slug", (tenants, mine) => tenants.FindAsync(mine.Tenant.Slug.Value, default)),
        Call<ITenantQueries>("ListAsync all", (tenants, _) => tenants.ListAsync(null, SecondPage, default)),
        Call<IScimTokenQueries>("FindByHashAsync", (tokens, mine) => tokens.FindByHashAsync(mine.Token.Hash, default)),
        Call<IRoleBindingQueries>("ListAsync of a user in a namespace with a role", (bindings, mine) =>
            bindings.ListAsync(mine.Tenant.Id, new RoleBindingFilter(mine.User.Id, "system", "admin"), SecondPage, default)),
        Call<IRoleMappingQueries>("ListAsync of a role in a namespace", (mappings, mine) =>
            mappings.ListAsync(mine.Tenant.Id, new RoleMappingFilter("system", "admin"), SecondPage, default)),
        Call<IScimTokenRepository>("FindByHashesAsync", (tokens, mine) => tokens.FindByHashesAsync([mine.Token.Hash, TokenHash.Of("x")], default)),
        Call<IScimTokenQueries>("FindAccessTokenAsync", (tokens, mine) => tokens.FindAccessTokenAsync(mine.AccessToken.Hash, default)),
        Call<IOAuthClientQueries>("FindForSignInAsync", (clients, mine) => clients.FindForSignInAsync(mine.Client.Identifier, mine.Secret.Hash, default)),
        Call<IOAuthClientRepository>("FindBySecretsAsync", (clients, mine) => clients.FindBySecretsAsync([mine.Secret.Hash, TokenHash.Of("x")], default)),
        Call<IOAuthClientRepository>("ExpiringAsync", (clients, _) => clients.ExpiringAsync(30, Now, Now.AddDays(30), default)),
        Call<IAccessTokenRepository>("FindByHashesAsync", (tokens, mine) => tokens.FindByHashesAsync([mine.AccessToken.Hash], default)),
        Call<IAccessTokenRepository>("SweepAsync", (tokens, _) => tokens.SweepAsync(Now, default)),
        Call<ISetupLinkRepository>("FindByHashAsync", (links, mine) => links.FindByHashAsync(mine.SetupLink.Hash, default)),
        Call<ISetupLinkRepository>("FindByHashesAsync", (links, mine) => links.FindByHashesAsync([mine.SetupLink.Hash, TokenHash.Of("x")], default)),
        Call<ISetupLinkRepository>("SweepAsync", (links, _) => links.SweepAsync(Now, default)),
        Call<ISetupLinkQueries>("FindByHashAsync", (links, mine) => links.FindByHashAsync(mine.SetupLink.Hash, Now, default)),
        Call<ILeakReportRepository>("HasComeAsync", (reports, _) => reports.HasComeAsync("hash", default)),
        Call<ILeakReportRepository>("OlderThanAsync", (reports, _) => reports.OlderThanAsync(Now, default)),
        Call<IExpiryNotices>("DueAsync", (notices, _) => notices.DueAsync(90, Now, Now.AddDays(90), default)),
        Call<IRememberedMintRepository>("WithSecretsAsync", (mints, _) => mints.WithSecretsAsync(Now, default)),
        Call<IRememberedMintRepository>("OlderThanAsync", (mints, _) => mints.OlderThanAsync(Now, default)),
        Call<IAuditQueries>("ListAsync by everything", (records, mine) => records.ListAsync(
            mine.Tenant.Id, new AuditFilter("user.created", "ada", mine.User.Id.Value, Now, Now), new KeysetPosition(Now, Guid.NewGuid()), 10, default)),
        Call<IProvisioningLogQueries>("ListAsync by everything", (log, mine) => log.ListAsync(
            mine.Tenant.Id, new ProvisioningFilter(400, 499, "/scim", "POST", mine.User.Id.Value, Now, Now), new KeysetPosition(Now, Guid.NewGuid()), 10, default)),
        Call<ITokenUseStore>("StoreAsync", (uses, mine) => uses.StoreAsync([new TokenUse(mine.Token.Id.Value, Now, null, null)], default)),
    ];

    private static IEnumerable<PortCall> Writes() =>
    [
        Saving<ITenantRepository>("Add", (tenants, mine) => tenants.Add(mine.Tenant)),
        Saving<ITenantRepository>("RemoveCredentials", (tenants, mine) => tenants.RemoveCredentials(mine.Tenant)),
        Saving<IScimTokenRepository>("Add", (tokens, mine) => tokens.Add(mine.Token)),
        Saving<IOAuthClientRepository>("Add", (clients, mine) => clients.Add(mine.Client)),
        Saving<IOAuthClientRepository>("Remove", (clients, mine) => clients.Remove(mine.Client)),
        Saving<IAccessTokenRepository>("Add", (tokens, mine) => tokens.Add(mine.AccessToken)),
        Saving<IAccessTokenRepository>("Remove", (tokens, mine) => tokens.Remove(mine.AccessToken)),
        Saving<IAccessTokenRepository>("RemoveOfSecret", (tokens, mine) => tokens.RemoveOfSecret(mine.Client, mine.Secret.Id)),
        Saving<IAccessTokenRepository>("DetachFromSecret", (tokens, mine) => tokens.DetachFromSecret(mine.Client, mine.Secret.Id)),
        Saving<IUsedAssertions>("Add", (assertions, mine) => assertions.Add(UsedAssertion.Of(mine.Client.Id, "jti", Now, Now))),
        Changing("client", mine => mine.Client, client => client.DeleteSecret(client.Secrets[0].Id, revokesTokens: false, Now)),
        Saving<ISetupLinkRepository>("Add", (links, mine) => links.Add(mine.SetupLink)),
        Changing("setup link", mine => mine.SetupLink, link => link.Open(Now)),
        Saving<ILeakReportRepository>("Add", (reports, _) => reports.Add(new LeakReport("hash", Now))),
        Saving<ILeakReportRepository>("Remove", (reports, _) => reports.Remove(new LeakReport("hash", Now))),
        Saving<IExpiryNotices>("Add", (notices, mine) => notices.Add(new ExpiryNotice(mine.Token.Id, Now, 90))),
        Saving<IRememberedMintRepository>("Add", (mints, mine) => mints.Add(mine.Mint)),
        Saving<IRememberedMintRepository>("Remove", (mints, mine) => mints.Remove(mine.Mint)),
        Saving<IUserRepository>("Add", (users, mine) => users.Add(mine.User)),
        Saving<IUserRepository>("Remove", (users, mine) => users.Remove(mine.User)),
        Saving<IGroupRepository>("Add", (groups, mine) => groups.Add(mine.Group)),
        Saving<IGroupRepository>("Remove", (groups, mine) => groups.Remove(mine.Group)),
        Saving<IDeprovisionWindow>("Admit", (window, mine) => window.Admit(mine.Tenant.Id, new DeprovisionGuard(DeprovisionGuard.HighestLimit, 1), [mine.User.Id.Value])),
        Saving<IAccessWatch>("Watch", (watch, mine) => watch.Watch(mine.User, UserChangeKind.OfBindings)),
        Saving<IAccessWatch>("Watch a mapping", (watch, mine) => watch.Watch(mine.Mapping, EventName.AccessGranted)),
        Saving<IRoleMappingRepository>("Add", (mappings, mine) => mappings.Add(mine.Mapping)),
        Saving<IRoleMappingRepository>("Remove", (mappings, mine) => mappings.Remove(mine.Mapping)),
        Saving<ITenantSchemaRepository>("Add", (schemas, mine) => schemas.Add(mine.Schema)),
        Saving<ITenantSchemaRepository>("Remove", (schemas, mine) => schemas.Remove(mine.Schema)),
        Membership("AddAsync", (members, mine) => members.AddAsync(mine.Group, Both(mine), default)),
        Membership("HeldAsync", (members, mine) => members.HeldAsync(mine.Group, [mine.User.Id.Value], default)),
        Membership("RemoveAsync", (members, mine) => members.RemoveAsync(mine.Group, [mine.User.Id.Value], default)),
        Membership("ReplaceAsync", (members, mine) => members.ReplaceAsync(mine.Group, Both(mine), default)),
        Membership("LevelsAsync", (members, mine) => members.LevelsAsync(mine.Group, [mine.Group.Id.Value], default)),
        Membership("ClearAsync", (members, mine) => members.ClearAsync(mine.Group, default)),
        Changing("group", mine => mine.Group, group => group.Replace(new GroupProfile("Another", null, "{}"), Now)),
        Saving<IRoleBindingRepository>("Add", (bindings, mine) => bindings.Add(mine.Binding)),
        Saving<IRoleBindingRepository>("Remove", (bindings, mine) => bindings.Remove(mine.Binding)),
        new($"{nameof(IWebhookRepository)}.{nameof(IWebhookRepository.AddAsync)}", async (scope, mine) =>
        {
            await scope.Get<IWebhookRepository>().AddAsync(mine.Webhook, default);
            await SaveAsync(scope);
        }),
        Saving<IWebhookRepository>("Remove", (webhooks, mine) => webhooks.Remove(mine.Webhook)),
        Call<IWebhookQueries>("DeliveriesAsync of all", (webhooks, mine) => webhooks.DeliveriesAsync(mine.Tenant.Id, mine.Webhook.Id, null, null, 10, default)),
        Changing("webhook", mine => mine.Webhook, webhook => webhook.Disable("gone", Now)),
        Changing("tenant", mine => mine.Tenant, tenant => tenant.Rename("Another", Now)),
        Changing("token", mine => mine.Token, token => token.Revoke(Sample.Admin, Now)),
        Changing("mint", mine => mine.Mint, mint => mint.EraseSecret()),
        Changing("user", mine => mine.User, user => user.ChangePassword("hash", Now)),
        Changing("binding", mine => mine.Binding, binding => binding.Describe(RoleLabel.None, 7)),
        Changing("use", mine => new ScimTokenUse { TokenId = mine.Token.Id, At = Now }, use => use.At = Now.AddMinutes(1)),
    ];

    private static KnownMembers Both(Belongings mine) => new([mine.User.Id.Value], [mine.Group.Id.Value]);

    private static PortCall Membership(string name, Func<IGroupMembers, Belongings, Task> call) =>
        new($"{nameof(IGroupMembers)}.{name}", async (scope, mine) =>
        {
            await call(scope.Get<IGroupMembers>(), mine);
            await SaveAsync(scope);
        });

    private static PortCall Call<TPort>(string name, Func<TPort, Belongings, Task> call)
        where TPort : notnull => new($"{typeof(TPort).Name}.{name}", (scope, mine) => call(scope.Get<TPort>(), mine));

    private static PortCall Saving<TPort>(string name, Action<TPort, Belongings> call)
        where TPort : notnull => new($"{typeof(TPort).Name}.{name}", (scope, mine) =>
    {
        call(scope.Get<TPort>(), mine);
        return SaveAsync(scope);
    });

    private static PortCall Changing<TRow>(string name, Func<Belongings, TRow> row, Action<TRow> change)
        where TRow : class => new($"Changed {name}", (scope, mine) =>
    {
        var changed = row(mine);
        scope.Get<ScimPlatformDbContext>().Attach(changed);
        change(changed);
        return SaveAsync(scope);
    });

    private static async Task SaveAsync(Product.Scope scope)
    {
        try
        {
            await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
        }
        catch (ConcurrencyLost)
        {
            // The SQL was written; that no row answered is all that an absent server can say.
        }
    }
}
