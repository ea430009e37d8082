using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>
/// Who has a role by a mapping alone that the next save stores or removes. That may be many: it is asked before the transaction, and once more within it where
/// anything was changed meanwhile.
/// </summary>
internal sealed class MappingLook(ScimPlatformDbContext context, IAccessQueries queries, RoleMapping mapping, EventName told)
{
    private (long Changes, AffectedUsers Users)? prepared;

    /// <summary>Before the transaction.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!context.KeepsWritersWaiting)
        {
            // The number is read first: what is found is as new as it, or newer.
            var changes = (await Totals.WholeAsync(context.Statements, mapping.TenantId, cancellationToken)).Changes;
            prepared = (changes, await UsersAsync(queries, cancellationToken));
        }
    }

    /// <summary>Within it, before anything is stored.</summary>
    public async Task<IEnumerable<DomainEvent>> FindAsync(CancellationToken cancellationToken)
    {
        await context.LockAccessAsync(mapping.TenantId, isForAll: true, cancellationToken);
        var changes = (await Totals.WholeAsync(context.StatementsWithin, mapping.TenantId, cancellationToken)).Changes;
        var users = prepared is { } found && found.Changes == changes
            ? found.Users
            : await UsersAsync(new AccessQueries(context.StatementsWithin), cancellationToken);
        return users.Count == 0 ? [] : [AccessEvents.Of(told, mapping.TenantId, mapping.Id.Value, mapping.Name, users)];
    }

    private Task<AffectedUsers> UsersAsync(IAccessQueries from, CancellationToken cancellationToken) =>
        from.ByMappingAloneAsync(mapping.TenantId, new MappingQuestion(mapping.Group, mapping.Name, mapping.Id), AccessEvents.MostNamed, cancellationToken);
}
