using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>
/// A schema of a tenant's own that a document to be stored has values under. It has to be there when the document is: whoever removes it
/// looks for values after the removal, in the same transaction, so that one of both sees the other.
/// </summary>
internal sealed record SchemaUse(TenantId Tenant, string UrnKey)
{
    private const string Urn = "\"urn:";

    /// <summary>What the documents that will be stored use, once changes were looked for. Those of them that use no such schema are only searched for a URN.</summary>
    public static IReadOnlyList<SchemaUse> In(ChangeTracker tracker)
    {
        var users = tracker.Entries<User>().Where(IsNew).SelectMany(user => Of(user.Entity.TenantId, user.Entity.Document));
        var groups = tracker.Entries<Group>().Where(IsNew).SelectMany(group => Of(group.Entity.TenantId, group.Entity.Document));
        return [.. users.Concat(groups).Distinct()];
    }

    /// <exception cref="SchemaRemoved">the schema is not among those any more</exception>
    public static async Task RequireAsync(IQueryable<TenantSchema> kept, CancellationToken cancellationToken)
    {
        if ((await kept.ToListAsync(cancellationToken)).Count == 0)
        {
            throw new SchemaRemoved();
        }
    }

    private static bool IsNew<T>(EntityEntry<T> entry)
        where T : class => entry.State == EntityState.Added
        || (entry.State != EntityState.Deleted && entry.Property<string>(nameof(User.Document)) is var document
            && !ReferenceEquals(document.OriginalValue, document.CurrentValue));

    // Only a member of the document begins with a URN behind a brace or comma: inside of text, a quote is escaped.
    private static IEnumerable<SchemaUse> Of(TenantId tenant, string document)
    {
        for (var at = document.IndexOf(Urn, StringComparison.OrdinalIgnoreCase); at >= 0; at = document.IndexOf(Urn, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = document.IndexOf('"', at + 1);
            var urn = document[(at + 1)..end];
            if (document[at - 1] is '{' or ',' && document[end + 1] == ':' && !ScimUrns.IsStandard(urn))
            {
                yield return new SchemaUse(tenant, SchemaUrn.KeyOf(urn));
            }
        }
    }
}
