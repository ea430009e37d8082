using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Deprovisioning;

/// <summary>
/// Counts in the transaction of the write that it counts, under a lock of the tenant's: two writers cannot both be the last that passes, and
/// what is rolled back was never counted.
/// </summary>
internal sealed class DeprovisionWindow(ScimPlatformDbContext context, IAuditNotes notes, TimeProvider time) : IDeprovisionWindow
{
    private static readonly Statement Count = new(
        $"""
        INSERT INTO [DeprovisionedUsers] ([TenantId], [UserId], [CountedAt])
        SELECT @tenant, [ids].[value], @now FROM {Statement.Ids}
        WHERE NOT EXISTS (SELECT 1 FROM [DeprovisionedUsers] AS [d] WHERE [d].[TenantId] = @tenant AND [d].[UserId] = [ids].[value])
        """,
        "ids",
        "tenant",
        "now");

    public void Admit(TenantId tenant, DeprovisionGuard guard, IReadOnlyCollection<Guid> users)
    {
        var ids = IdList.Of(users);
        context.RequireFirst(cancellationToken => AdmitAsync(tenant, guard, ids, cancellationToken));
    }

    private async Task AdmitAsync(TenantId tenant, DeprovisionGuard guard, string ids, CancellationToken cancellationToken)
    {
        await context.LockAsync(tenant, cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var before = now - (long)guard.Window().TotalMilliseconds;
        var counted = context.DeprovisionedUsers.Where(user => user.TenantId == tenant);
        await counted.Where(user => user.CountedAt <= before).ExecuteDeleteAsync(cancellationToken);
        var added = await context.ExecuteAsync(Count, [ids, tenant.Value, now], cancellationToken);
        var beyond = added == 0 ? 0 : await counted.CountAsync(cancellationToken) - guard.Limit;
        if (beyond > 0)
        {
            notes.Note(new DomainEvent(EventName.SyncGuarded, tenant, tenant.Value)
            {
                Changes = [new Change.Fact("limit", guard.Limit), new Change.Fact("minutes", guard.Minutes)],
            });
            throw Refused(guard, await RoomAsync(guard, counted, now, added, beyond, cancellationToken));
        }
    }

    /// <summary>After how long there is room for the request, as far as one can tell now.</summary>
    private static async Task<TimeSpan> RoomAsync(
        DeprovisionGuard guard, IQueryable<DeprovisionedUser> counted, long now, int added, int beyond, CancellationToken cancellationToken)
    {
        // A request that is too large by itself never passes: the end of the window is as good a time as any to ask again.
        var last = added > guard.Limit ? now : await counted.OrderBy(user => user.CountedAt).Select(user => user.CountedAt).Skip(beyond - 1).FirstAsync(cancellationToken);
        return TimeSpan.FromMilliseconds(last - now) + guard.Window();
    }

    private static Refusal Refused(DeprovisionGuard guard, TimeSpan wait) => new(new Error(
        ErrorKind.TooManyRequests,
        $"The tenant's guard against mass removal lets {guard.Limit} users be deactivated, deleted or removed from mapped groups in {guard.Minutes} minutes; "
        + "this request goes beyond, and nothing of it was done. An administrator can release the guard.")
    { RetryAfter = wait });
}
