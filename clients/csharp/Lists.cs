using System.Runtime.CompilerServices;

namespace ScimPlatform.Client;

/// <summary>Whole lists, page after page; the next page is asked for when it is needed.</summary>
public static class Lists
{
    public static IAsyncEnumerable<ScimToken> ListAllAsync(this ScimTokensClient tokens, TokenStatus? status = null, CancellationToken cancellationToken = default) =>
        ByPage((page, cancel) => tokens.ListAsync(status, page, cancellationToken: cancel), found => (found.Items, found.Pages), cancellationToken);

    public static IAsyncEnumerable<Tenant> ListAllAsync(this TenantsClient tenants, CancellationToken cancellationToken = default) =>
        ByPage((page, cancel) => tenants.ListAsync(page, cancellationToken: cancel), found => (found.Items, found.Pages), cancellationToken);

    public static IAsyncEnumerable<RoleBinding> ListAllAsync(this RoleBindingsClient bindings, Guid? userId = null, CancellationToken cancellationToken = default) =>
        ByPage((page, cancel) => bindings.ListAsync(userId, page: page, cancellationToken: cancel), found => (found.Items, found.Pages), cancellationToken);

    public static IAsyncEnumerable<RoleMapping> ListAllAsync(this RoleMappingsClient mappings, CancellationToken cancellationToken = default) =>
        ByPage((page, cancel) => mappings.ListAsync(page: page, cancellationToken: cancel), found => (found.Items, found.Pages), cancellationToken);

    public static IAsyncEnumerable<TenantSchema> ListAllAsync(this TenantSchemasClient schemas, CancellationToken cancellationToken = default) =>
        ByPage((page, cancel) => schemas.ListAsync(page, cancellationToken: cancel), found => (found.Items, found.Pages), cancellationToken);

    public static IAsyncEnumerable<AuditEvent> ListAllAsync(this AuditEventsClient events, AuditAction? action = null, CancellationToken cancellationToken = default) =>
        ByCursor((cursor, cancel) => events.ListAsync(action, cursor: cursor, cancellationToken: cancel), found => (found.Items, found.NextCursor), null, cancellationToken);

    public static IAsyncEnumerable<ProvisioningEntry> ListAllAsync(this ProvisioningLogClient log, string? status = null, CancellationToken cancellationToken = default) =>
        ByCursor((cursor, cancel) => log.ListAsync(status, cursor: cursor, cancellationToken: cancel), found => (found.Items, found.NextCursor), null, cancellationToken);

    public static IAsyncEnumerable<TrutoScimToken> ListAllAsync(this TrutoScimTokenClient tokens, Guid? teamId = null, CancellationToken cancellationToken = default) =>
        ByCursor((cursor, cancel) => tokens.ListAsync(teamId, next_cursor: cursor, cancellationToken: cancel), found => (found.Result, found.NextCursor), null, cancellationToken);

    /// <summary>The users that fit, by a walk that no change disturbs (RFC 9865).</summary>
    public static IAsyncEnumerable<ScimUser> SearchAllAsync(this UsersClient users, string? filter = null, CancellationToken cancellationToken = default) =>
        ByCursor((cursor, cancel) => users.SearchAsync(filter, cursor: cursor, cancellationToken: cancel), found => (found.Resources, found.NextCursor), "", cancellationToken);

    /// <summary>The groups that fit, by a walk that no change disturbs (RFC 9865).</summary>
    public static IAsyncEnumerable<ScimGroup> SearchAllAsync(this GroupsClient groups, string? filter = null, CancellationToken cancellationToken = default) =>
        ByCursor((cursor, cancel) => groups.SearchAsync(filter, cursor: cursor, cancellationToken: cancel), found => (found.Resources, found.NextCursor), "", cancellationToken);

    private static async IAsyncEnumerable<T> ByPage<TPage, T>(
        Func<int, CancellationToken, Task<TPage>> read,
        Func<TPage, (IReadOnlyList<T> Items, int Pages)> open,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = 1;
        for (var page = 1; page <= pages; page++)
        {
            (var items, pages) = open(await read(page, cancellationToken).ConfigureAwait(false));
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    private static async IAsyncEnumerable<T> ByCursor<TPage, T>(
        Func<string?, CancellationToken, Task<TPage>> read,
        Func<TPage, (IReadOnlyList<T> Items, string? Next)> open,
        string? first,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = first;
        do
        {
            (var items, cursor) = open(await read(cursor, cancellationToken).ConfigureAwait(false));
            foreach (var item in items)
            {
                yield return item;
            }
        }
        while (cursor is not null);
    }
}
