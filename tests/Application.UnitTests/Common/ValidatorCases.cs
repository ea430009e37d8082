using FluentValidation;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.UnitTests.Common;

/// <summary>What each validator takes and what it finds fault with, a field at a time.</summary>
internal static class ValidatorCases
{
    private static readonly CreateScimTokenCommand Create = new(default, "Okta", null, null, null, Actor.System);
    private static readonly PatchScimTokenCommand Patch = new(default, default, null, null, null, null, OnlyLive: false);
    private static readonly RecreateScimTokenCommand Recreate = new(default, null, Actor.System);
    private static readonly RecreateScimTokenByIdCommand RecreateById = new(default, default, 0, Actor.System);
    private static readonly ListScimTokensQuery Tokens = new(default, null, 1, 20);
    private static readonly ListLiveScimTokensQuery LiveTokens = new(default, null, 10, null);
    private static readonly CreateTenantCommand CreateTenant = new("acme", null, null, null, null, null);
    private static readonly PatchTenantCommand PatchTenant = new(default, null, null, null, null, null);
    private static readonly ReleaseDeprovisionGuardCommand Release = new(default, 1);
    private static readonly ListTenantsQuery Tenants = new(null, 1, 20);
    private static readonly ListTenantSchemasQuery Schemas = new(default, 1, 20);
    private static readonly CreateTenantSchemaCommand CreateSchema = new(
        default, "urn:example:1.0:User", "User", "Example", null, [new AttributeDefinition { Name = "badge", Type = AttributeType.String }], Actor.System);

    private static readonly AddRoleBindingCommand Bind = new(default, default, "system", "admin", Actor.System);
    private static readonly ListRoleBindingsQuery Bindings = new(default, new RoleBindingFilter(null, null, null), 1, 20);

    private static readonly CreateWebhookCommand Webhook = new(default, "https://hooks.example.com", null, null, null, null, Actor.System);
    private static readonly PatchWebhookCommand PatchedWebhook = new(default, default, null, null, null, null);
    private static readonly ListWebhooksQuery Webhooks = new(default, 1, 20);
    private static readonly ListDeliveriesQuery Deliveries = new(default, default, null, 1, null);
    private static readonly PollEventStreamCommand Poll = new(default, default, 0, true, [], new Dictionary<Guid, string>());
    private static readonly ReadEventsQuery Events = new(default, null, null, 1, 0);
    private static readonly CreateRoleMappingCommand Map = new(default, new MappedGroup.ById(default), "system", "admin", Actor.System);
    private static readonly ListRoleMappingsQuery Mappings = new(default, new RoleMappingFilter(null, null), 1, 20);

    private static readonly PreviewRoleMappingCommand Preview = new(default, new MappedGroup.ById(default), "system", "admin");
    private static readonly ListAccessQuery Access = new(default, "system", "admin", 1, 20);

    private static readonly ListAuditEventsQuery Audit = new(default, new AuditFilter(null, null, null, null, null), 1, null);
    private static readonly ListProvisioningLogQuery Exchanges = new(default, new ProvisioningFilter(null, null, null, null, null, null, null), 1, null);

    private static readonly CreateOAuthClientCommand CreateClient = new(default, "Entra", null, null, null, new OAuthClientSources(null, null, null), Actor.System);
    private static readonly PatchOAuthClientCommand PatchClient =
        new(default, ClientIdentifier.New(), null, null, null, null, null, new OAuthClientSources(null, null, null));

    private static readonly MintClientSecretCommand MintSecret = new(default, ClientIdentifier.New(), null, Actor.System);
    private static readonly CreateSetupLinkCommand CreateLink = new(default, null, Actor.System);
    private static readonly ListSetupLinksQuery Links = new(default, 1, 20);
    private static readonly ListOAuthClientsQuery Clients = new(default, 1, 20);

    private static readonly string[] AllScopes = ["users:read", "users:write", "groups:read", "groups:write"];
    private static readonly string Emoji100 = Text("😀", 100);

    public static IEnumerable<TestCaseData> Valid =>
    [
        Good(new CreateScimTokenValidator(), Create, "defaults"),
        Good(new CreateScimTokenValidator(), Create with { Name = Emoji100, ExpiresInDays = 1, Scopes = AllScopes, AllowedNetworks = [] }, "least"),
        Good(new CreateScimTokenValidator(), Create with { ExpiresInDays = 730, AllowedNetworks = [.. Enumerable.Repeat("192.0.2.0/24", 100)] }, "most"),
        Good(new CreateOAuthClientValidator(), CreateClient, "defaults"),
        Good(new CreateOAuthClientValidator(), CreateClient with { Name = Emoji100, Scopes = AllScopes, AllowedNetworks = [], AccessTokenMinutes = 60 }, "least"),
        Good(new PatchOAuthClientValidator(), PatchClient, "nothing"),
        Good(new PatchOAuthClientValidator(), PatchClient with { Name = "x", Status = "disabled", Scopes = ["users:read"], AllowedNetworks = ["::1"], AccessTokenMinutes = 360 }, "all"),
        Good(new MintClientSecretValidator(), MintSecret, "default"),
        Good(new MintClientSecretValidator(), MintSecret with { ExpiresInDays = 1 }, "least"),
        Good(new MintClientSecretValidator(), MintSecret with { ExpiresInDays = 1095 }, "most"),
        Good(new CreateSetupLinkValidator(), CreateLink, "default"),
        Good(new CreateSetupLinkValidator(), CreateLink with { ExpiresInHours = 168 }, "most"),
        Good(new ListSetupLinksValidator(), Links, "defaults"),
        Good(new ListOAuthClientsValidator(), Clients, "defaults"),
        Good(new ListAuditEventsValidator(), Audit, "nothing"),
        Good(new ReadEventsValidator(), Events, "least"),
        Good(new CreateWebhookValidator(), Webhook, "least"),
        Good(new CreateWebhookValidator(), Webhook with { Url = null, Format = "set", Types = ["user.created"] }, "polled"),
        Good(new PatchWebhookValidator(), PatchedWebhook, "nothing"),
        Good(new ListWebhooksValidator(), Webhooks, "one"),
        Good(new ListDeliveriesValidator(), Deliveries, "nothing"),
        Good(new ListDeliveriesValidator(), Deliveries with { Limit = 100, Status = "dead" }, "most"),
        Good(new PollEventStreamValidator(), Poll, "nothing"),
        Good(new ReadEventsValidator(), Events with { Limit = 1000, Wait = 30, Types = ["user.created", "group.members_changed"] }, "most"),
        Good(new ListAuditEventsValidator(), Audit with { Limit = 100, Filter = Audit.Filter with { Action = "scim_token.minted" } }, "most"),
        Good(new ListProvisioningLogValidator(), Exchanges, "least"),
        Good(new PatchScimTokenValidator(), Patch, "nothing"),
        Good(new PatchScimTokenValidator(), Patch with { Name = "x", ExpiresInDays = 730, Scopes = ["users:read"], AllowedNetworks = ["::1"] }, "all"),
        Good(new RecreateScimTokenValidator(), Recreate, "default"),
        Good(new RecreateScimTokenValidator(), Recreate with { ExpiresInDays = 1 }, "least"),
        Good(new RecreateScimTokenValidator(), Recreate with { ExpiresInDays = 730 }, "most"),
        Good(new RecreateScimTokenByIdValidator(), RecreateById, "no overlap"),
        Good(new RecreateScimTokenByIdValidator(), RecreateById with { OverlapMinutes = 1440 }, "longest overlap"),
        Good(new ReportLeaksValidator(), Leaks(1000), "most"),
        Good(new ListScimTokensValidator(), Tokens, "defaults"),
        Good(new ListScimTokensValidator(), Tokens with { Status = "active", Page = int.MaxValue, PerPage = 100 }, "most"),
        Good(new ListScimTokensValidator(), Tokens with { Status = "expired", PerPage = 1 }, "least"),
        Good(new ListScimTokensValidator(), Tokens with { Status = "revoked" }, "revoked"),
        Good(new ListScimTokensValidator(), Tokens with { ExpiringWithinDays = 1 }, "tomorrow"),
        Good(new ListScimTokensValidator(), Tokens with { ExpiringWithinDays = 730 }, "in two years"),
        Good(new ListLiveScimTokensValidator(), LiveTokens, "defaults"),
        Good(new ListLiveScimTokensValidator(), LiveTokens with { Limit = 1, NextCursor = "0195a1b20000700080000000000000aa" }, "cursor"),
        Good(new ListLiveScimTokensValidator(), LiveTokens with { Limit = 100 }, "most"),
        Good(new CreateTenantValidator(), CreateTenant, "defaults"),
        Good(new CreateTenantValidator(), new CreateTenantCommand(Text("z", 63), Text("😀", 256), true, 10, 730, "google"), "most"),
        Good(new PatchTenantValidator(), PatchTenant, "nothing"),
        Good(new PatchTenantValidator(), PatchTenant with { DisplayName = "x", MaxLiveTokens = 1, DefaultTokenLifetimeDays = 1, CompatibilityProfile = "strict" }, "least"),
        Good(new PatchTenantValidator(), PatchTenant with { Guard = new GuardChange(null) }, "guard off"),
        .. PasswordPolicies.Known.Select(word => Good(new PatchTenantValidator(), PatchTenant with { Passwords = word }, word)),
        Good(new PatchTenantValidator(), PatchTenant with { Guard = new GuardChange(new DeprovisionGuard(10_000, 1440)) }, "greatest guard"),
        Good(new ReleaseDeprovisionGuardValidator(), Release, "least"),
        Good(new ListTenantsValidator(), Tenants, "defaults"),
        Good(new AddRoleBindingValidator(), Bind, "short"),
        Good(new AddRoleBindingValidator(), Bind with { Namespace = Text("n", 256), Role = Text("r", 256) }, "long"),
        Good(new ListRoleBindingsValidator(), Bindings, "defaults"),
        Good(new CreateRoleMappingValidator(), Map, "by id"),
        Good(new CreateRoleMappingValidator(), Map with { Group = new MappedGroup.ByDisplayName(Text("n", 512)) }, "by the longest name"),
        Good(new CreateRoleMappingValidator(), Map with { Group = new MappedGroup.ByExternalId(Text("n", 512)) }, "by the longest externalId"),
        Good(new ListRoleMappingsValidator(), Mappings, "defaults"),
        Good(new ListAccessValidator(), Access, "defaults"),
        Good(new PreviewRoleMappingValidator(), Preview, "by id"),
        Good(new ListTenantSchemasValidator(), Schemas, "defaults"),
        Good(new CreateTenantSchemaValidator(), CreateSchema, "short"),
        Good(new CreateTenantSchemaValidator(), CreateSchema with { ResourceType = "Group", Name = Emoji100, Description = "x" }, "for groups"),
    ];

    public static IEnumerable<TestCaseData> Invalid =>
    [
        .. Names(new CreateScimTokenValidator(), name => Create with { Name = name }, "Name", 100),
        .. Names(new PatchScimTokenValidator(), name => Patch with { Name = name }, "Name", 100),
        .. Names(new CreateTenantValidator(), name => CreateTenant with { DisplayName = name }, "DisplayName", 256),
        .. Names(new PatchTenantValidator(), name => PatchTenant with { DisplayName = name }, "DisplayName", 256),
        .. Range(new CreateScimTokenValidator(), days => Create with { ExpiresInDays = days }, "ExpiresInDays", 1, 730),
        .. Range(new PatchScimTokenValidator(), days => Patch with { ExpiresInDays = days }, "ExpiresInDays", 1, 730),
        .. Range(new RecreateScimTokenValidator(), days => Recreate with { ExpiresInDays = days }, "ExpiresInDays", 1, 730),
        .. Range(new RecreateScimTokenByIdValidator(), minutes => RecreateById with { OverlapMinutes = minutes }, "OverlapMinutes", 0, 1440),
        .. Range(new CreateTenantValidator(), days => CreateTenant with { DefaultTokenLifetimeDays = days }, "DefaultTokenLifetimeDays", 1, 730),
        .. Range(new PatchTenantValidator(), days => PatchTenant with { DefaultTokenLifetimeDays = days }, "DefaultTokenLifetimeDays", 1, 730),
        .. Range(new CreateTenantValidator(), limit => CreateTenant with { MaxLiveTokens = limit }, "MaxLiveTokens", 1, 10),
        .. Range(new PatchTenantValidator(), limit => PatchTenant with { MaxLiveTokens = limit }, "MaxLiveTokens", 1, 10),
        .. Names(new CreateOAuthClientValidator(), name => CreateClient with { Name = name }, "Name", 100),
        .. Names(new PatchOAuthClientValidator(), name => PatchClient with { Name = name }, "Name", 100),
        .. Range(new CreateOAuthClientValidator(), minutes => CreateClient with { AccessTokenMinutes = minutes }, "AccessTokenMinutes", 60, 360),
        .. Range(new PatchOAuthClientValidator(), minutes => PatchClient with { AccessTokenMinutes = minutes }, "AccessTokenMinutes", 60, 360),
        .. Range(new MintClientSecretValidator(), days => MintSecret with { ExpiresInDays = days }, "ExpiresInDays", 1, 1095),
        .. Range(new CreateSetupLinkValidator(), hours => CreateLink with { ExpiresInHours = hours }, "ExpiresInHours", 1, 168),
        .. Pages(new ListSetupLinksValidator(), (page, size) => Links with { Page = page, PerPage = size }),
        .. Scopes(new CreateOAuthClientValidator(), scopes => CreateClient with { Scopes = scopes }),
        .. Scopes(new PatchOAuthClientValidator(), scopes => PatchClient with { Scopes = scopes }),
        .. Networks(new CreateOAuthClientValidator(), networks => CreateClient with { AllowedNetworks = networks }),
        .. Networks(new PatchOAuthClientValidator(), networks => PatchClient with { AllowedNetworks = networks }),
        .. Pages(new ListOAuthClientsValidator(), (page, size) => Clients with { Page = page, PerPage = size }),
        .. new[] { "", "Active", "0", "revoked" }.Select(status =>
            Bad(new PatchOAuthClientValidator(), PatchClient with { Status = status }, "Status", FieldProblem.NotOneOf, status)),
        .. Range(new PatchTenantValidator(), limit => PatchTenant with { Guard = new GuardChange(new DeprovisionGuard(limit, 1)) }, "deprovision_guard.limit", 1, 10_000),
        .. Range(new PatchTenantValidator(), minutes => PatchTenant with { Guard = new GuardChange(new DeprovisionGuard(1, minutes)) }, "deprovision_guard.minutes", 1, 1440),
        .. Range(new ReleaseDeprovisionGuardValidator(), minutes => Release with { Minutes = minutes }, "Minutes", 1, 1440),
        .. Range(new ListLiveScimTokensValidator(), limit => LiveTokens with { Limit = limit }, "Limit", 1, 100),
        .. Range(new ListScimTokensValidator(), days => Tokens with { ExpiringWithinDays = days }, "ExpiringWithinDays", 1, 730),
        Bad(new CreateWebhookValidator(), Webhook with { Url = null }, "Url", FieldProblem.Missing, "without url"),
        Bad(new CreateWebhookValidator(), Webhook with { Types = ["user.imagined"] }, "Types", FieldProblem.NotOneOf, "imagined"),
        Bad(new CreateWebhookValidator(), Webhook with { Types = [] }, "Types", FieldProblem.TooFew, "no types"),
        Bad(new CreateWebhookValidator(), Webhook with { Format = "xml" }, "Format", FieldProblem.NotOneOf, "xml"),
        Bad(new PatchWebhookValidator(), PatchedWebhook with { Types = ["x"] }, "Types", FieldProblem.NotOneOf, "imagined"),
        .. Pages(new ListWebhooksValidator(), (page, size) => Webhooks with { Page = page, PerPage = size }),
        .. Range(new ListDeliveriesValidator(), limit => Deliveries with { Limit = limit }, "Limit", 1, 100),
        Bad(new ListDeliveriesValidator(), Deliveries with { Status = "lost" }, "Status", FieldProblem.NotOneOf, "lost"),
        .. Range(new PollEventStreamValidator(), most => Poll with { MaxEvents = most }, "maxEvents", 0, 1000),
        .. Range(new ReadEventsValidator(), limit => Events with { Limit = limit }, "Limit", 1, 1000),
        .. Range(new ReadEventsValidator(), wait => Events with { Wait = wait }, "Wait", 0, 30),
        Bad(new ReadEventsValidator(), Events with { Types = ["user.created", "user.imagined"] }, "Types", FieldProblem.NotOneOf, "imagined"),
        .. Range(new ListAuditEventsValidator(), limit => Audit with { Limit = limit }, "Limit", 1, 100),
        .. Range(new ListProvisioningLogValidator(), limit => Exchanges with { Limit = limit }, "Limit", 1, 100),
        Bad(new ListAuditEventsValidator(), Audit with { Filter = Audit.Filter with { Action = "user.imagined" } }, "Action", FieldProblem.NotOneOf, "imagined"),
        .. Pages(new ListScimTokensValidator(), (page, size) => Tokens with { Page = page, PerPage = size }),
        .. Pages(new ListTenantsValidator(), (page, size) => Tenants with { Page = page, PerPage = size }),
        .. Pages(new ListRoleBindingsValidator(), (page, size) => Bindings with { Page = page, PerPage = size }),
        .. Pages(new ListAccessValidator(), (page, size) => Access with { Page = page, PerPage = size }),
        Bad(new ListAccessValidator(), Access with { Namespace = "" }, "Namespace", FieldProblem.TooShort, "no namespace"),
        Bad(new ListAccessValidator(), Access with { Role = " a" }, "Role", FieldProblem.BadForm, "blank"),
        .. Pages(new ListRoleMappingsValidator(), (page, size) => Mappings with { Page = page, PerPage = size }),
        .. Pages(new ListTenantSchemasValidator(), (page, size) => Schemas with { Page = page, PerPage = size }),
        .. new[] { "", "urn", "urn:", "example:1.0", "urn:example:a b", "urn:ietf:params:scim:schemas:core:2.0:User" }.Select(urn =>
            Bad(new CreateTenantSchemaValidator(), CreateSchema with { Urn = urn }, "Urn", FieldProblem.BadForm, urn)),
        .. new[] { "", "user", "Device" }.Select(type =>
            Bad(new CreateTenantSchemaValidator(), CreateSchema with { ResourceType = type }, "ResourceType", FieldProblem.NotOneOf, type)),
        Bad(new ReportLeaksValidator(), Leaks(1001), "Alerts", FieldProblem.TooMany, "1001"),
        .. Scopes(new CreateScimTokenValidator(), scopes => Create with { Scopes = scopes }),
        .. Scopes(new PatchScimTokenValidator(), scopes => Patch with { Scopes = scopes }),
        .. Networks(new CreateScimTokenValidator(), networks => Create with { AllowedNetworks = networks }),
        .. Networks(new PatchScimTokenValidator(), networks => Patch with { AllowedNetworks = networks }),
        .. Parts(part => Bind with { Namespace = part }, "Namespace"),
        .. Parts(part => Bind with { Role = part }, "Role"),
        .. References(text => Map with { Group = new MappedGroup.ByDisplayName(text) }, "Group.display_name"),
        .. References(text => Map with { Group = new MappedGroup.ByExternalId(text) }, "Group.external_id"),
        Bad(new CreateRoleMappingValidator(), Map with { Group = new MappedGroup.ByDisplayName(" ") }, "Group.display_name", FieldProblem.BadForm, "blank"),
        Bad(new PreviewRoleMappingValidator(), Preview with { Role = "" }, "Role", FieldProblem.TooShort, "no role"),
        Bad(new CreateRoleMappingValidator(), Map with { Namespace = "" }, "Namespace", FieldProblem.TooShort, "no namespace"),
        Bad(new CreateRoleMappingValidator(), Map with { Role = "a/b" }, "Role", FieldProblem.BadForm, "slash"),
        .. new[] { "", "ab", "Acme", "ac_me", "acme\n", Text("z", 64) }.Select(slug =>
            Bad(new CreateTenantValidator(), CreateTenant with { Slug = slug }, "Slug", FieldProblem.BadForm, slug)),
        .. new[] { "", "Okta", "none" }.SelectMany(profile => new[]
        {
            Bad(new CreateTenantValidator(), CreateTenant with { CompatibilityProfile = profile }, "CompatibilityProfile", FieldProblem.NotOneOf, profile),
            Bad(new PatchTenantValidator(), PatchTenant with { CompatibilityProfile = profile }, "CompatibilityProfile", FieldProblem.NotOneOf, profile),
        }),
        .. new[] { "", "Keep", "0", "store" }.Select(word =>
            Bad(new PatchTenantValidator(), PatchTenant with { Passwords = word }, "Passwords", FieldProblem.NotOneOf, word)),
        .. new[] { "", "Active", "0", "live" }.Select(status =>
            Bad(new ListScimTokensValidator(), Tokens with { Status = status }, "Status", FieldProblem.NotOneOf, status)),
        .. new[] { "", "x", "0195a1b2-0000-7000-8000-0000000000aa", "0195a1b20000700080000000000000a" }.Select(cursor =>
            Bad(new ListLiveScimTokensValidator(), LiveTokens with { NextCursor = cursor }, "NextCursor", FieldProblem.BadForm, cursor)),
    ];

    public static IEnumerable<TestCaseData> Messages =>
    [
        new(new CreateScimTokenValidator(), Create with { Name = Text("x", 101) }, "must have at most 100 characters"),
        new(new CreateScimTokenValidator(), Create with { Name = "" }, "must have at least 1 character"),
        new(new CreateScimTokenValidator(), Create with { Name = "a\0" }, "must not be blank or have control characters"),
        new(new RecreateScimTokenValidator(), Recreate with { ExpiresInDays = 0 }, "must be at least 1"),
        new(new RecreateScimTokenValidator(), Recreate with { ExpiresInDays = 731 }, "must be at most 730"),
        new(new CreateScimTokenValidator(), Create with { Scopes = ["x"] }, "must be one of users:read, users:write, groups:read, groups:write"),
        new(new CreateScimTokenValidator(), Create with { AllowedNetworks = ["x"] }, "must be an IP address or a CIDR block"),
        new(new CreateTenantValidator(), CreateTenant with { Slug = "X" }, "must be of the form [a-z0-9-]{3,63}"),
        new(new ListScimTokensValidator(), Tokens with { Status = "x" }, "must be one of active, expired, revoked"),
    ];

    private static IEnumerable<TestCaseData> References(Func<string, CreateRoleMappingCommand> with, string field) =>
    [
        Bad(new CreateRoleMappingValidator(), with(""), field, FieldProblem.TooShort, "empty"),
        Bad(new CreateRoleMappingValidator(), with(Text("x", 513)), field, FieldProblem.TooLong, "513"),
        Bad(new CreateRoleMappingValidator(), with("a\0"), field, FieldProblem.BadForm, "NUL"),
    ];

    private static ReportLeaksCommand Leaks(int count) => new([.. Enumerable.Repeat(new LeakAlert("x", "t"), count)], "", Actor.System);

    private static IEnumerable<TestCaseData> Names(IValidator validator, Func<string, object> with, string field, int longest) =>
    [
        Bad(validator, with(""), field, FieldProblem.TooShort, "empty"),
        Bad(validator, with(Text("x", longest + 1)), field, FieldProblem.TooLong, "long"),
        Bad(validator, with(Text("😀", longest + 1)), field, FieldProblem.TooLong, "long emoji"),
        Bad(validator, with("  "), field, FieldProblem.BadForm, "blank"),
        Bad(validator, with("a\0b"), field, FieldProblem.BadForm, "NUL"),
        Bad(validator, with("a\nb"), field, FieldProblem.BadForm, "line break"),
        Bad(validator, with("a\u0085b"), field, FieldProblem.BadForm, "C1"),
    ];

    private static IEnumerable<TestCaseData> Range(IValidator validator, Func<int, object> with, string field, int least, int greatest) =>
    [
        Bad(validator, with(int.MinValue), field, FieldProblem.TooSmall, "int.MinValue"),
        Bad(validator, with(least - 1), field, FieldProblem.TooSmall, $"{least - 1}"),
        Bad(validator, with(greatest + 1), field, FieldProblem.TooGreat, $"{greatest + 1}"),
        Bad(validator, with(int.MaxValue), field, FieldProblem.TooGreat, "int.MaxValue"),
    ];

    private static IEnumerable<TestCaseData> Pages(IValidator validator, Func<int, int, object> with) =>
    [
        Bad(validator, with(0, 20), "Page", FieldProblem.TooSmall, "0"),
        Bad(validator, with(-1, 20), "Page", FieldProblem.TooSmall, "-1"),
        Bad(validator, with(1, 0), "PerPage", FieldProblem.TooSmall, "0"),
        Bad(validator, with(1, 101), "PerPage", FieldProblem.TooGreat, "101"),
    ];

    private static IEnumerable<TestCaseData> Scopes(IValidator validator, Func<string[], object> with) =>
    [
        Bad(validator, with([]), "Scopes", FieldProblem.TooShort, "none"),
        Bad(validator, with(["users:read", "users:delete"]), "Scopes[1]", FieldProblem.NotOneOf, "unknown"),
        Bad(validator, with(["Users:read"]), "Scopes[0]", FieldProblem.NotOneOf, "case"),
        Bad(validator, with([""]), "Scopes[0]", FieldProblem.NotOneOf, "empty"),
    ];

    private static IEnumerable<TestCaseData> Networks(IValidator validator, Func<string[], object> with) =>
    [
        Bad(validator, with([.. Enumerable.Repeat("192.0.2.0/24", 101)]), "AllowedNetworks", FieldProblem.TooLong, "101"),
        Bad(validator, with(["192.0.2.0/24", "", "::1"]), "AllowedNetworks[1]", FieldProblem.BadForm, "empty"),
        Bad(validator, with(["192.0.2.0/33"]), "AllowedNetworks[0]", FieldProblem.BadForm, "33"),
        Bad(validator, with(["10/8"]), "AllowedNetworks[0]", FieldProblem.BadForm, "short"),
    ];

    private static IEnumerable<TestCaseData> Parts(Func<string, object> with, string field) =>
    [
        Bad(new AddRoleBindingValidator(), with(""), field, FieldProblem.TooShort, "empty"),
        Bad(new AddRoleBindingValidator(), with(Text("x", 257)), field, FieldProblem.TooLong, "long"),
        Bad(new AddRoleBindingValidator(), with(Text("/", 257)), field, FieldProblem.TooLong, "long slashes"),
        Bad(new AddRoleBindingValidator(), with("a/b"), field, FieldProblem.BadForm, "slash"),
        Bad(new AddRoleBindingValidator(), with(" a"), field, FieldProblem.BadForm, "blank before"),
        Bad(new AddRoleBindingValidator(), with("a "), field, FieldProblem.BadForm, "blank after"),
        Bad(new AddRoleBindingValidator(), with("a\0b"), field, FieldProblem.BadForm, "NUL"),
    ];

    private static TestCaseData Good(IValidator validator, object request, string what) =>
        new TestCaseData(validator, request).SetArgDisplayNames(request.GetType().Name, what);

    private static TestCaseData Bad(IValidator validator, object request, string field, FieldProblem problem, string what) =>
        new TestCaseData(validator, request, field, problem)
            .SetArgDisplayNames(request.GetType().Name, field, problem.ToString(), $"'{what.Replace("\n", "\\n", StringComparison.Ordinal)}'");

    private static string Text(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
