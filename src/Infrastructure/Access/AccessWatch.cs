using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>All looks of one save are taken together, so that nobody whom two changes concern is told of twice.</summary>
internal sealed class AccessWatch(ScimPlatformDbContext context) : IAccessWatch
{
    public void Watch(TenantId tenant, AggregateRoot cause, Guid id, IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups)
    {
        if (context.AccessLooks.Count == 0)
        {
            context.LookFirst(LookAsync);
            context.Require(TellAsync);
        }

        context.AccessLooks.Add(new AccessLook(tenant, cause, id, users, groups));
    }

    // Another attempt of the save looks anew.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var taken = new HashSet<Guid>();
        foreach (var look in context.AccessLooks)
        {
            var reading = new HeldRoles(context, look.Tenant);
            look.Watched = [.. (await reading.WithThoseBelowAsync(look.Users, look.Groups, cancellationToken)).Where(taken.Add)];
            look.Before = await reading.OfAsync(look.Watched, cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var look in context.AccessLooks)
        {
            var after = await new HeldRoles(context, look.Tenant).OfAsync(look.Watched, cancellationToken);
            foreach (var happened in look.Told(EventName.AccessGranted, after.Without(look.Before)).Concat(look.Told(EventName.AccessRevoked, look.Before.Without(after))))
            {
                await context.InsertAsync(happened, cancellationToken);
            }
        }
    }
}
