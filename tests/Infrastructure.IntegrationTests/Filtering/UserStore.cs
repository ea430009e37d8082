using System.Globalization;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Stores whole user documents as the use cases would: attributes in the document, roles, groups and times in their rows.</summary>
internal sealed class UserStore(ScimPlatformDbContext context, ResourceType type)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HashSet<Guid> groups = [];

    public async Task<TenantId> AddTenantAsync(string slug)
    {
        var tenant = Tenant.Create(TenantSlug.Of(slug), slug, new TenantSettings(), Now);
        context.AddRange(tenant, Sample.Schema(tenant, BadgeSchema.Urn));
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return tenant.Id;
    }

    public async Task AddAsync(TenantId tenant, IEnumerable<JsonObject> documents)
    {
        foreach (var document in documents)
        {
            Add(tenant, document.DeepClone().AsObject());
        }

        await ((IUnitOfWork)context).SaveChangesAsync(default);
    }

    private void Add(TenantId tenant, JsonObject document)
    {
        var (id, meta, memberships) = (Take(document, "id"), Take(document, "meta"), Take(document, "groups"));
        document.Remove("schemas");
        var parts = UserResourceMapper.ToParts(new ScimResource(type, document), isNew: true);
        var user = User.Create(tenant, parts.Profile, null, Now);
        var entry = context.Entry(user);
        entry.Property(row => row.Id).CurrentValue = new UserId(Guid.Parse((string)id!));
        entry.Property(row => row.CreatedAt).CurrentValue = Time(meta, "created");
        entry.Property(row => row.UpdatedAt).CurrentValue = Time(meta, "lastModified");
        context.Add(user);
        context.AddRange(parts.Roles.Select((role, ordinal) =>
            RoleBinding.Bind(user, role.Name, role.Label, ordinal, Actor.System, Now)));
        foreach (var membership in memberships as JsonArray ?? [])
        {
            context.Add(new GroupMember(Group(tenant, membership!), user.Id));
        }
    }

    private GroupId Group(TenantId tenant, JsonNode membership)
    {
        var id = new GroupId(Guid.Parse((string)membership["value"]!));
        if (groups.Add(id.Value))
        {
            var group = Domain.Groups.Group.Create(tenant, new GroupProfile((string)membership["display"]!, null, "{}"), Now);
            context.Entry(group).Property(row => row.Id).CurrentValue = id;
            context.Add(group);
        }

        return id;
    }

    private static DateTimeOffset Time(JsonNode? meta, string name) =>
        meta is null ? Now : DateTimeOffset.Parse((string)meta[name]!, CultureInfo.InvariantCulture);

    private static JsonNode? Take(JsonObject document, string name)
    {
        var value = document[name];
        document.Remove(name);
        return value;
    }
}
