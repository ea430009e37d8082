using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>A unique index and the rule that it holds.</summary>
/// <param name="Name">of the index</param>
/// <param name="Columns">as SQLite names them when it refuses</param>
/// <param name="Broken">what a refusal means</param>
internal sealed record UniqueIndex(string Name, string Columns, Func<Exception, Exception> Broken);

/// <summary>Every unique index but primary keys. What two writers race for means that one of them lost.</summary>
internal static class UniqueIndexes
{
    public static readonly UniqueIndex TenantSlug =
        new("UX_Tenants_Slug", "Tenants.Slug", _ => new TenantSlugTaken());

    public static readonly UniqueIndex TokenHash =
        new("UX_ScimTokens_Hash", "ScimTokens.Hash", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex LiveSlot = new(
        "UX_ScimTokens_TenantId_LiveSlot", "ScimTokens.TenantId, ScimTokens.LiveSlot", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex UserName = new(
        "UX_Users_TenantId_UserNameKey", "Users.TenantId, Users.UserNameKey", _ => new UserNameTaken());

    public static readonly UniqueIndex RoleBinding = new(
        "UX_RoleBindings_UserId_Namespace_Role",
        "RoleBindings.UserId, RoleBindings.Namespace, RoleBindings.Role",
        cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex RoleMapping = new(
        "UX_RoleMappings_TenantId_Fingerprint",
        "RoleMappings.TenantId, RoleMappings.Fingerprint",
        cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex SchemaUrn = new(
        "UX_TenantSchemas_TenantId_UrnKey", "TenantSchemas.TenantId, TenantSchemas.UrnKey", _ => new SchemaUrnTaken());

    public static readonly UniqueIndex MintKey = new(
        "UX_RememberedMints_TenantId_KeyHash",
        "RememberedMints.TenantId, RememberedMints.KeyHash",
        cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex ClientIdentifier = new(
        "UX_OAuthClients_Identifier", "OAuthClients.Identifier", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex SecretHash = new(
        "UX_ClientSecrets_Hash", "ClientSecrets.Hash", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex AccessTokenHash = new(
        "UX_AccessTokens_Hash", "AccessTokens.Hash", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex SetupLinkHash = new(
        "UX_SetupLinks_Hash", "SetupLinks.Hash", cause => new ConcurrencyLost(cause));

    public static readonly UniqueIndex UsedAssertion = new(
        "UX_UsedAssertions_ClientId_Hash", "UsedAssertions.ClientId, UsedAssertions.Hash", _ => new AssertionReplayed());

    public static readonly UniqueIndex AuditSequence = new(
        "UX_AuditEvents_TenantId_Sequence", "AuditEvents.TenantId, AuditEvents.Sequence", cause => new ConcurrencyLost(cause));

    public static IReadOnlyList<UniqueIndex> All { get; } = [TenantSlug, TokenHash, LiveSlot, UserName, RoleBinding, RoleMapping, SchemaUrn, MintKey, ClientIdentifier, SecretHash, AccessTokenHash, SetupLinkHash, UsedAssertion, AuditSequence];
}
