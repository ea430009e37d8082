using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.Tenants;

/// <summary>
/// Removes what deleted tenants held, in transactions so small that others write between them, then the tenants themselves once their slugs may be
/// given away. It goes by what is there: a round that is cut off is taken up by the next one, of whatever node. Audit records stay.
/// </summary>
internal sealed class TenantRemovalJob(ScimPlatformDbContext context, IUnitOfWork unitOfWork, TenantDeletion deletion, TimeProvider time) : IJob
{
    private const int RowsAtOnce = 1_000;
    private const int ResourcesAtOnce = 200;

    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // One statement says who is left to do: a tenant that only keeps its slug costs nothing else.
        var slugIsFree = time.Now() - deletion.SlugHold;
        var deleted = await context.Tenants.IgnoreQueryFilters().AsNoTracking()
            .Where(tenant => tenant.DeletedAt != null)
            .Where(tenant => tenant.DeletedAt <= slugIsFree
                || context.Users.Any(user => user.TenantId == tenant.Id)
                || context.Groups.Any(group => group.TenantId == tenant.Id)
                || context.RoleMappings.Any(mapping => mapping.TenantId == tenant.Id)
                || context.ProvisioningEntries.Any(entry => entry.TenantId == tenant.Id)
                || context.DirectoryTotals.Any(total => total.TenantId == tenant.Id)
                || context.TenantSchemas.Any(schema => schema.TenantId == tenant.Id)
                || context.Webhooks.Any(webhook => webhook.TenantId == tenant.Id)
                || context.ScimTokens.Any(token => token.TenantId == tenant.Id)
                || context.OAuthClients.Any(client => client.TenantId == tenant.Id)
                || context.SetupLinks.Any(link => link.TenantId == tenant.Id))
            .Select(tenant => new { tenant.Id, tenant.DeletedAt })
            .ToListAsync(cancellationToken);
        foreach (var tenant in deleted)
        {
            while (await RemoveSomeAsync(tenant.Id, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (tenant.DeletedAt <= slugIsFree)
            {
                await SaveAsync($"DELETE FROM Tenants WHERE Id = {tenant.Id.Value}", cancellationToken);
            }
        }
    }

    /// <returns>whether there was something</returns>
    private async Task<bool> RemoveSomeAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await RemoveMappingsAsync(tenant, cancellationToken)
        || await RemoveGroupsAsync(tenant, cancellationToken)
        || await RemoveUsersAsync(tenant, cancellationToken)
        || await RemoveLogAsync(tenant, cancellationToken)
        || await RemoveDeliveriesAsync(tenant, cancellationToken)
        || await RemoveOthersAsync(tenant, cancellationToken);

    // Before the groups that they may name.
    private async Task<bool> RemoveMappingsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var mappings = await context.RoleMappings.Where(mapping => mapping.TenantId == tenant)
            .OrderBy(mapping => mapping.Id).Take(RowsAtOnce).ToListAsync(cancellationToken);
        if (mappings.Count > 0)
        {
            context.RemoveRange(mappings);
            await SaveAsync(cancellationToken);
        }

        return mappings.Count > 0;
    }

    // A group may have any number of members: the groups go once the first of them are empty.
    private async Task<bool> RemoveGroupsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var groups = await context.Groups.AsNoTracking().Where(group => group.TenantId == tenant)
            .OrderBy(group => group.Id).Take(ResourcesAtOnce).Select(group => group.Id).ToListAsync(cancellationToken);
        if (groups.Count == 0)
        {
            return false;
        }

        var members = await context.GroupMembers.AsNoTracking().Where(member => groups.Contains(member.GroupId))
            .OrderBy(member => member.GroupId).ThenBy(member => member.UserId).Take(RowsAtOnce).ToListAsync(cancellationToken);
        var children = await context.GroupChildren.AsNoTracking().Where(child => groups.Contains(child.GroupId) || groups.Contains(child.ChildId))
            .OrderBy(child => child.GroupId).ThenBy(child => child.ChildId).Take(RowsAtOnce).ToListAsync(cancellationToken);
        if (members.Count + children.Count == 0)
        {
            await SaveAsync($"DELETE FROM Groups WHERE TenantId = {tenant.Value} AND Id <= {groups[^1].Value}", cancellationToken);
        }
        else
        {
            context.RemoveRange(members);
            context.RemoveRange(children);
            await SaveAsync(cancellationToken);
        }

        return true;
    }

    private async Task<bool> RemoveUsersAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var users = await context.Users.AsNoTracking().Where(user => user.TenantId == tenant)
            .OrderBy(user => user.Id).Take(ResourcesAtOnce).Select(user => user.Id).ToListAsync(cancellationToken);
        if (users.Count > 0)
        {
            await SaveAsync($"DELETE FROM Users WHERE TenantId = {tenant.Value} AND Id <= {users[^1].Value}", cancellationToken);
        }

        return users.Count > 0;
    }

    private async Task<bool> RemoveLogAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var entries = await context.ProvisioningEntries.AsNoTracking().Where(entry => entry.TenantId == tenant)
            .OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Id).Take(ResourcesAtOnce)
            .Select(entry => new ProvisioningEntry { TenantId = entry.TenantId, OccurredAt = entry.OccurredAt, Id = entry.Id })
            .ToListAsync(cancellationToken);
        if (entries.Count > 0)
        {
            context.RemoveRange(entries);
            await SaveAsync(cancellationToken);
        }

        return entries.Count > 0;
    }

    private async Task<bool> RemoveDeliveriesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var webhooks = await context.Webhooks.AsNoTracking().Where(webhook => webhook.TenantId == tenant).Select(webhook => webhook.Id).ToListAsync(cancellationToken);
        var deliveries = await context.WebhookDeliveries.Where(row => webhooks.Contains(row.WebhookId))
            .OrderBy(row => row.WebhookId).ThenBy(row => row.OccurredAt).Take(RowsAtOnce).ToListAsync(cancellationToken);
        if (deliveries.Count > 0)
        {
            context.RemoveRange(deliveries);
            await SaveAsync(cancellationToken);
        }

        return deliveries.Count > 0;
    }

    // Of these a tenant has few.
    private async Task<bool> RemoveOthersAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (!await context.DirectoryTotals.AnyAsync(total => total.TenantId == tenant, cancellationToken)
            && !await context.TenantSchemas.AnyAsync(schema => schema.TenantId == tenant, cancellationToken)
            && !await context.Webhooks.AnyAsync(webhook => webhook.TenantId == tenant, cancellationToken)
            && !await context.ScimTokens.AnyAsync(token => token.TenantId == tenant, cancellationToken)
            && !await context.OAuthClients.AnyAsync(client => client.TenantId == tenant, cancellationToken)
            && !await context.SetupLinks.AnyAsync(link => link.TenantId == tenant, cancellationToken))
        {
            return false;
        }

        context.Execute($"DELETE FROM DeprovisionedUsers WHERE TenantId = {tenant.Value}");
        context.RemoveCredentials(tenant);
        context.Execute($"DELETE FROM Webhooks WHERE TenantId = {tenant.Value}");
        context.Execute($"DELETE FROM TenantSchemas WHERE TenantId = {tenant.Value}");
        await SaveAsync($"DELETE FROM DirectoryTotals WHERE TenantId = {tenant.Value}", cancellationToken);
        return true;
    }

    private Task SaveAsync(FormattableString statement, CancellationToken cancellationToken)
    {
        context.Execute(statement);
        return SaveAsync(cancellationToken);
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await unitOfWork.SaveChangesAsync(cancellationToken);
        unitOfWork.Reset();
    }
}
