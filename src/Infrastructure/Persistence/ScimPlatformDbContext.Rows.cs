using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
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
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Deprovisioning;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.Persistence;

/// <content>What is stored.</content>
public abstract partial class ScimPlatformDbContext
{
    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<ScimToken> ScimTokens => Set<ScimToken>();

    public DbSet<ScimTokenUse> ScimTokenUses => Set<ScimTokenUse>();

    public DbSet<OAuthClient> OAuthClients => Set<OAuthClient>();

    public DbSet<ClientSecret> ClientSecrets => Set<ClientSecret>();

    public DbSet<ClientUse> ClientUses => Set<ClientUse>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();

    public DbSet<RememberedMint> RememberedMints => Set<RememberedMint>();

    public DbSet<LeakReport> LeakReports => Set<LeakReport>();

    public DbSet<ExpiryNotice> ExpiryNotices => Set<ExpiryNotice>();

    public DbSet<KeyRingElement> KeyRing => Set<KeyRingElement>();

    public DbSet<User> Users => Set<User>();

    public DbSet<RoleBinding> RoleBindings => Set<RoleBinding>();

    public DbSet<RoleMapping> RoleMappings => Set<RoleMapping>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<TenantSchema> TenantSchemas => Set<TenantSchema>();

    public DbSet<GroupChild> GroupChildren => Set<GroupChild>();

    public DbSet<DirectoryTotal> DirectoryTotals => Set<DirectoryTotal>();

    public DbSet<DeprovisionedUser> DeprovisionedUsers => Set<DeprovisionedUser>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookState> WebhookStates => Set<WebhookState>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<ProvisioningEntry> ProvisioningEntries => Set<ProvisioningEntry>();
}
