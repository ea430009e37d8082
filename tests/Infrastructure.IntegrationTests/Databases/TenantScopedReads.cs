using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Application.Webhooks;
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

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>One call of each method that takes a tenant.</summary>
/// <param name="Method">which method</param>
/// <param name="CountAsync">asks as a tenant for what belongs to somebody, and counts how much of that came</param>
internal sealed record TenantScopedRead(string Method, Func<Product.Scope, TenantId, Belongings, Task<int>> CountAsync)
{
    public override string ToString() => Method;
}

internal static class TenantScopedReads
{
    private static readonly DateTimeOffset Now = AdjustableTime.Start;
    private static readonly PageRequest Whole = new(1, PageRequest.MaxSize);
    private static readonly WalkStep FirstStep = new(null, null, null, 100);
    private static readonly AuditFilter AnyRecord = new(null, null, null, null, null);
    private static readonly ProvisioningFilter AnyExchange = new(null, null, null, null, null, null, null);
    private static readonly RoleBindingFilter AnyBinding = new(null, null, null);

    public static IReadOnlyList<TenantScopedRead> All { get; } =
    [
        Read<ITenantRepository>(nameof(ITenantRepository.FindAsync), async (tenants, asker, others) =>
            await tenants.FindAsync(asker, default) is { } found && found.Id == others.Tenant.Id ? 1 : 0),
        Read<ITenantRepository>(nameof(ITenantRepository.HasResourcesAsync), async (tenants, asker, _) =>
            await tenants.HasResourcesAsync(asker, default) ? 1 : 0),
        Read<ITenantQueries>(nameof(ITenantQueries.ListAsync), async (tenants, asker, others) =>
            (await tenants.ListAsync(asker, Whole, default)).Items.Count(found => found.Id == others.Tenant.Id.Value)),
        Read<IScimTokenRepository>(nameof(IScimTokenRepository.FindAsync), async (tokens, asker, others) =>
            Count(await tokens.FindAsync(asker, others.Token.Id, default))),
        Read<IScimTokenRepository>(nameof(IScimTokenRepository.LiveOfAsync), async (tokens, asker, _) =>
            (await tokens.LiveOfAsync(asker, Now, default)).Count),
        Read<IScimTokenQueries>(nameof(IScimTokenQueries.FindAsync), async (tokens, asker, others) =>
            Count(await tokens.FindAsync(asker, others.Token.Id, Now, default))),
        Read<IScimTokenQueries>(nameof(IScimTokenQueries.ListAsync), async (tokens, asker, _) =>
            (await tokens.ListAsync(asker, null, Whole, Now, default)).Items.Count),
        Read<IScimTokenQueries>(nameof(IScimTokenQueries.ListExpiringAsync), async (tokens, asker, _) =>
            (await tokens.ListExpiringAsync(asker, Now.AddDays(730), Whole, Now, default)).Items.Count),
        Read<IScimTokenQueries>(nameof(IScimTokenQueries.ListLiveAsync), async (tokens, asker, _) =>
            (await tokens.ListLiveAsync(asker, Now, default)).Count),
        Read<IOAuthClientRepository>(nameof(IOAuthClientRepository.FindAsync), async (clients, asker, others) =>
            Count(await clients.FindAsync(asker, others.Client.Identifier, default))),
        Read<IOAuthClientQueries>(nameof(IOAuthClientQueries.FindAsync), async (clients, asker, others) =>
            Count(await clients.FindAsync(asker, others.Client.Identifier, default))),
        Read<IOAuthClientQueries>(nameof(IOAuthClientQueries.FindByIdAsync), async (clients, asker, others) =>
            Count(await clients.FindByIdAsync(asker, others.Client.Id, default))),
        Read<IOAuthClientQueries>(nameof(IOAuthClientQueries.ListAsync), async (clients, asker, _) =>
            (await clients.ListAsync(asker, Whole, default)).Items.Count),
        Read<IOAuthClientQueries>(nameof(IOAuthClientQueries.FindSecretAsync), async (clients, asker, others) =>
            Count(await clients.FindSecretAsync(asker, others.Secret.Id, default))),
        Read<ISetupLinkRepository>(nameof(ISetupLinkRepository.FindAsync), async (links, asker, others) =>
            Count(await links.FindAsync(asker, others.SetupLink.Id, default))),
        Read<ISetupLinkQueries>(nameof(ISetupLinkQueries.FindAsync), async (links, asker, others) =>
            Count(await links.FindAsync(asker, others.SetupLink.Id, Now, default))),
        Read<ISetupLinkQueries>(nameof(ISetupLinkQueries.ListAsync), async (links, asker, _) =>
            (await links.ListAsync(asker, Whole, Now, default)).Items.Count),
        Read<IRememberedMintRepository>(nameof(IRememberedMintRepository.FindAsync), async (mints, asker, others) =>
            Count(await mints.FindAsync(asker, others.Mint.KeyHash, default))),
        Read<IUserRepository>(nameof(IUserRepository.FindAsync), async (users, asker, others) =>
            Count(await users.FindAsync(asker, others.User.Id, default))),
        Read<IUserRepository>(nameof(IUserRepository.FindWithRolesAsync), async (users, asker, others) =>
            await users.FindWithRolesAsync(asker, others.User.Id, default) is null ? 0 : 1),
        Read<IUserRepository>(nameof(IUserRepository.FindByUserNameAsync), async (users, asker, others) =>
            Count(await users.FindByUserNameAsync(asker, others.User.UserName, default))),
        Read<IUserQueries>(nameof(IUserQueries.FindAsync), async (users, asker, others) =>
            Count(await users.FindAsync(asker, others.User.Id, default))),
        Read<IUserQueries>(nameof(IUserQueries.GroupsOfAsync), async (users, asker, others) =>
            (await users.GroupsOfAsync(asker, others.User.Id, default)).Count),
        Read<IUserQueries>(nameof(IUserQueries.SearchAsync), async (users, asker, _) =>
            (await users.SearchAsync(asker, new UserSearch(null, 1, 100), default)).Users.Count),
        Read<IUserQueries>(nameof(IUserQueries.CountAsync), (users, asker, _) => users.CountAsync(asker, null, default)),
        Read<IUserQueries>(nameof(IUserQueries.WalkAsync), async (users, asker, _) =>
            (await users.WalkAsync(asker, FirstStep, default)).Items.Count),
        Read<IGroupQueries>(nameof(IGroupQueries.CountAsync), (groups, asker, _) => groups.CountAsync(asker, null, default)),
        Read<IGroupQueries>(nameof(IGroupQueries.WalkAsync), async (groups, asker, _) =>
            (await groups.WalkAsync(asker, FirstStep, withMembers: true, default)).Items.Count),
        Read<IGroupRepository>(nameof(IGroupRepository.FindAsync), async (groups, asker, others) =>
            Count(await groups.FindAsync(asker, others.Group.Id, default))),
        Read<IGroupMembers>(nameof(IGroupMembers.KnownAsync), async (members, asker, others) =>
            (await members.KnownAsync(asker, [others.User.Id.Value], default)).Users.Count),
        Read<IGroupQueries>(nameof(IGroupQueries.FindAsync), async (groups, asker, others) =>
            Count(await groups.FindAsync(asker, others.Group.Id, withMembers: true, default))),
        Read<IGroupQueries>(nameof(IGroupQueries.MembersAsync), async (groups, asker, others) =>
            (await groups.MembersAsync(asker, others.Group.Id, default)).Count),
        // The user and the group, or neither.
        Read<IGroupQueries>(nameof(IGroupQueries.ShownAsMembersAsync), async (groups, asker, others) =>
            (await groups.ShownAsMembersAsync(asker, [others.User.Id.Value, others.Group.Id.Value], default)).Count switch { 2 => 1, var other => other }),
        Read<IGroupQueries>(nameof(IGroupQueries.SearchAsync), async (groups, asker, _) =>
            (await groups.SearchAsync(asker, new GroupSearch(null, 1, 100, WithMembers: true), default)).Groups.Count),
        Read<IRoleBindingRepository>(nameof(IRoleBindingRepository.FindAsync), async (bindings, asker, others) =>
            Count(await bindings.FindAsync(asker, others.Binding.Id, default))),
        Read<IRoleBindingRepository>(nameof(IRoleBindingRepository.OfUserAsync), async (bindings, asker, others) =>
            (await bindings.OfUserAsync(asker, others.User.Id, default)).Count),
        Read<ISyncHealthQueries>(nameof(ISyncHealthQueries.CredentialsAsync), async (health, asker, others) =>
            (await health.CredentialsAsync(asker, Now, 10, default)).Count(credential => credential.Id == others.Token.Id.ToString())),
        Read<ISyncHealthQueries>(nameof(ISyncHealthQueries.ErrorsAsync), async (health, asker, _) =>
            (await health.ErrorsAsync(asker, Now.AddDays(-1), Now.AddDays(1), default)).Sum(error => error.Count)),
        Read<ISyncHealthQueries>(nameof(ISyncHealthQueries.SeriesAsync), async (health, asker, _) =>
            (await health.SeriesAsync(asker, [Now.AddHours(-1), Now], default)).Sum(hour => hour.Operations)),
        Read<IAccessQueries>(nameof(IAccessQueries.GraphAsync), async (access, asker, others) =>
            (await access.GraphAsync(asker, [others.User.Id.Value], only: null, default)).Knows(others.User.Id.Value) ? 1 : 0),
        Read<IAccessQueries>(nameof(IAccessQueries.ByMappingAloneAsync), async (access, asker, others) =>
            (await access.ByMappingAloneAsync(asker, new MappingQuestion(others.Mapping.Group, others.Mapping.Name, others.Mapping.Id), 10, default)).Count),
        Read<IAccessQueries>(nameof(IAccessQueries.LeadToMappedAsync), async (access, asker, others) =>
            await access.LeadToMappedAsync(asker, others.Group.Id.Value, default) ? 1 : 0),
        Read<IAccessQueries>(nameof(IAccessQueries.UsersBelowAsync), async (access, asker, others) =>
            (await access.UsersBelowAsync(asker, [others.Group.Id.Value], 10, default)).Count),
        Read<IAccessQueries>(nameof(IAccessQueries.ReachOfAsync), async (access, asker, others) =>
            (await access.ReachOfAsync(asker, Deletion(asker, others), 10, default)).Users),
        Read<IAccessQueries>(nameof(IAccessQueries.DifferenceAsync), async (access, asker, others) =>
            (await access.DifferenceAsync(asker, Deletion(asker, others), others.Mapping.Name, isHeld: false, 10, default)).Lost.Count),
        Read<IAccessQueries>(nameof(IAccessQueries.HoldersAsync), async (access, asker, others) =>
            (await access.HoldersAsync(asker, others.Mapping.Name, Whole, default)).Total),
        Read<IRoleMappingRepository>(nameof(IRoleMappingRepository.FindAsync), async (mappings, asker, others) =>
            Count(await mappings.FindAsync(asker, others.Mapping.Id, default))),
        Read<IRoleMappingRepository>(nameof(IRoleMappingRepository.FindSameAsync), async (mappings, asker, others) =>
            Count(await mappings.FindSameAsync(asker, others.Mapping.Group, others.Mapping.Name, default))),
        Read<IRoleMappingQueries>(nameof(IRoleMappingQueries.FindAsync), async (mappings, asker, others) =>
            Count(await mappings.FindAsync(asker, others.Mapping.Id, default))),
        Read<IRoleMappingQueries>(nameof(IRoleMappingQueries.ListAsync), async (mappings, asker, _) =>
            (await mappings.ListAsync(asker, new RoleMappingFilter(null, null), Whole, default)).Items.Count),
        Read<ITenantSchemaRepository>(nameof(ITenantSchemaRepository.FindAsync), async (schemas, asker, others) =>
            Count(await schemas.FindAsync(asker, others.Schema.Urn.Value, default))),
        Read<ITenantSchemaRepository>(nameof(ITenantSchemaRepository.IsUsedAsync), async (schemas, asker, others) =>
            await schemas.IsUsedAsync(asker, others.Schema.Urn, default) ? 1 : 0),
        Read<ITenantSchemaQueries>(nameof(ITenantSchemaQueries.FindAsync), async (schemas, asker, others) =>
            Count(await schemas.FindAsync(asker, others.Schema.Id.ToString(), default))),
        Read<ITenantSchemaQueries>(nameof(ITenantSchemaQueries.ListAsync), async (schemas, asker, _) =>
            (await schemas.ListAsync(asker, Whole, default)).Items.Count),
        Read<ITenantSchemaQueries>(nameof(ITenantSchemaQueries.OfTenantAsync), async (schemas, asker, _) =>
            (await schemas.OfTenantAsync(asker, default)).Extensions.Count),
        Read<IAuditQueries>(nameof(IAuditQueries.ListAsync), async (records, asker, others) =>
            (await records.ListAsync(asker, AnyRecord with { Target = others.User.Id.Value }, new KeysetPosition(Now.AddYears(1), Guid.Empty), 100, default)).Count),
        Read<IAuditQueries>(nameof(IAuditQueries.KnowsAsync), async (records, asker, others) =>
            await records.KnowsAsync(asker, default) && asker == others.Tenant.Id ? 1 : 0),
        Read<IWebhookRepository>(nameof(IWebhookRepository.FindAsync), async (webhooks, asker, others) =>
            Count(await webhooks.FindAsync(asker, others.Webhook.Id, default))),
        Read<IWebhookRepository>(nameof(IWebhookRepository.CountAsync), async (webhooks, asker, _) => await webhooks.CountAsync(asker, default)),
        Read<IWebhookQueries>(nameof(IWebhookQueries.FindAsync), async (webhooks, asker, others) =>
            Count(await webhooks.FindAsync(asker, others.Webhook.Id, default))),
        Read<IWebhookQueries>(nameof(IWebhookQueries.ListAsync), async (webhooks, asker, _) => (await webhooks.ListAsync(asker, Whole, default)).Items.Count),
        Read<IWebhookQueries>(nameof(IWebhookQueries.DeliveriesAsync), async (webhooks, asker, others) => (await webhooks.DeliveriesAsync(
            asker, others.Webhook.Id, DeliveryStatus.Pending, new KeysetPosition(Now.AddYears(1), Guid.Empty), 100, default)).Count),
        Read<IProvisioningLogQueries>(nameof(IProvisioningLogQueries.ListAsync), async (log, asker, _) =>
            (await log.ListAsync(asker, AnyExchange, new KeysetPosition(Now.AddYears(1), Guid.Empty), 100, default)).Count),
        Read<IProvisioningLogQueries>(nameof(IProvisioningLogQueries.FindAsync), async (log, asker, others) =>
            Count(await log.FindAsync(asker, others.Exchange.Id, default))),
        Read<IRoleBindingQueries>(nameof(IRoleBindingQueries.ListAsync), async (bindings, asker, others) =>
            (await bindings.ListAsync(asker, AnyBinding with { User = others.User.Id }, Whole, default)).Items.Count),
    ];

    private static TenantScopedRead Read<TPort>(string method, Func<TPort, TenantId, Belongings, Task<int>> count)
        where TPort : notnull =>
        new($"{typeof(TPort).Name}.{method}", (scope, asker, others) => count(scope.Get<TPort>(), asker, others));

    /// <summary>That somebody's group goes, as another tenant would say it.</summary>
    private static GroupChange Deletion(TenantId asker, Belongings others)
    {
        var profile = new GroupProfile(others.Group.DisplayName, null, others.Group.Document);
        return new GroupChange(Domain.Groups.Group.Create(asker, profile, Now, others.Group.Id), [], [], GroupChangeKind.Deletion);
    }

    private static int Count(object? found) => found is null ? 0 : 1;
}
