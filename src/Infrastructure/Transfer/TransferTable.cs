using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
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
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>A table of which a tenant's rows travel.</summary>
internal sealed class TransferTable
{
    /// <summary>The parameter of every statement here: the tenant's id.</summary>
    public const string Tenant = "@tenant";

    private const string OfTenant = $"TenantId = {Tenant}";
    private const string OfUser = $"UserId IN (SELECT Id FROM Users WHERE TenantId = {Tenant})";
    private const string OfToken = $"TokenId IN (SELECT Id FROM ScimTokens WHERE TenantId = {Tenant})";
    private const string OfClient = $"ClientId IN (SELECT Id FROM OAuthClients WHERE TenantId = {Tenant})";
    private const string OfWebhook = $"WebhookId IN (SELECT Id FROM Webhooks WHERE TenantId = {Tenant})";
    private const string Groups = $"(SELECT Id FROM Groups WHERE TenantId = {Tenant})";

    // In the order in which they can be inserted.
    private static readonly (Type Type, string Scope)[] Moved =
    [
        (typeof(Tenant), $"Id = {Tenant}"),
        (typeof(TenantSchema), OfTenant),
        (typeof(User), OfTenant),
        (typeof(RoleBinding), $"{OfTenant} AND {OfUser}"),
        (typeof(Group), OfTenant),
        (typeof(RoleMapping), $"{OfTenant} AND (GroupId IS NULL OR GroupId IN {Groups})"),
        (typeof(GroupMember), $"GroupId IN {Groups} AND {OfUser}"),
        (typeof(GroupChild), $"GroupId IN {Groups} AND ChildId IN {Groups}"),
        (typeof(ScimToken), OfTenant),
        (typeof(ScimTokenUse), OfToken),
        (typeof(ExpiryNotice), OfToken),
        (typeof(OAuthClient), OfTenant),
        (typeof(ClientSecret), OfClient),
        (typeof(ClientUse), OfClient),
        (typeof(AccessToken), $"{OfTenant} AND {OfClient}"),
        (typeof(UsedAssertion), OfClient),
        (typeof(AuditChain), OfTenant),
        (typeof(AuditEvent), OfTenant),
        (typeof(Webhook), OfTenant),
        (typeof(WebhookState), $"{OfTenant} AND {OfWebhook}"),
        (typeof(WebhookDelivery), $"{OfTenant} AND {OfWebhook} AND Status = 0"),
    ];

    private readonly ISqlGenerationHelper sql;
    private readonly string table;
    private readonly string scope;
    private readonly IReadOnlyList<string> key;

    private TransferTable(ScimPlatformDbContext context, Type type, string scope)
    {
        var entity = context.Model.FindEntityType(type)!;
        sql = context.GetService<ISqlGenerationHelper>();
        table = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        key = [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())];
        Name = type.Name;
        // What the database makes itself, such as row versions, is its own.
        Columns = [.. entity.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.OnAddOrUpdate)
            .Select(property => new TransferColumn(property)).OrderBy(column => column.Name, StringComparer.Ordinal)];
        this.scope = scope;
    }

    /// <summary>What stays: what is sealed under the key of the one database, opens this installation only, is of no tenant, is counted anew or for minutes only, or is a log that ages away.</summary>
    public static IReadOnlyList<Type> Left { get; } =
        [typeof(KeyRingElement), typeof(RememberedMint), typeof(SetupLink), typeof(LeakReport), typeof(DirectoryTotal), typeof(ProvisioningEntry), typeof(DeprovisionedUser)];

    /// <summary>Its name in files, the same on every engine.</summary>
    public string Name { get; }

    public IReadOnlyList<TransferColumn> Columns { get; }

    /// <summary>How many rows of the tenant there are.</summary>
    public string Count => $"SELECT COUNT(*) FROM {table} WHERE {scope}";

    /// <summary>The tenant's rows, by their keys.</summary>
    public string Select => $"SELECT {Names(Columns.Select(column => column.Column))} FROM {table} WHERE {scope} ORDER BY {Names(key)}";

    public static IReadOnlyList<TransferTable> All(ScimPlatformDbContext context) =>
        [.. Moved.Select(moved => new TransferTable(context, moved.Type, moved.Scope))];

    /// <summary>Stores so many rows; parameters are <c>@p0</c>, <c>@p1</c> …, row by row.</summary>
    public string Insert(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(number => $"@p{number}"))})");
        return $"INSERT INTO {table} ({Names(Columns.Select(column => column.Column))}) VALUES {string.Join(", ", values)}";
    }

    private string Names(IEnumerable<string> names) => string.Join(", ", names.Select(sql.DelimitIdentifier));
}
