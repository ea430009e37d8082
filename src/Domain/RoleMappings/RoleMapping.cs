using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.RoleMappings;

/// <summary>
/// The members of a group, direct and nested, have a role in a namespace. It says nothing about what an identity provider wrote into
/// <c>roles</c>. There is one mapping for each group reference, namespace and role.
/// </summary>
public sealed class RoleMapping : AggregateRoot
{
    private RoleMapping()
    {
    }

    public RoleMappingId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public GroupId? GroupId { get; private init; }

    public string? DisplayName { get; private init; }

    /// <summary>The display name without case, as groups store theirs.</summary>
    public string? DisplayNameKey { get; private init; }

    public string? ExternalId { get; private init; }

    public string Namespace { get; private init; } = null!;

    public string Role { get; private init; } = null!;

    /// <summary>SHA-256 of what the mapping says, for the unique index: the texts together are longer than a key may be on SQL Server.</summary>
    public byte[] Fingerprint { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedBy { get; private init; } = null!;

    public RoleName Name => new(Namespace, Role);

    public MappedGroup Group => (GroupId, DisplayName, ExternalId) switch
    {
        ({ } id, _, _) => new MappedGroup.ById(id),
        (_, { } name, _) => new MappedGroup.ByDisplayName(name),
        _ => new MappedGroup.ByExternalId(ExternalId!),
    };

    public static RoleMapping Map(TenantId tenant, MappedGroup group, RoleName role, Actor by, DateTimeOffset now)
    {
        var name = (group as MappedGroup.ByDisplayName)?.Name;
        var mapping = new RoleMapping
        {
            Id = RoleMappingId.New(now),
            TenantId = tenant,
            GroupId = (group as MappedGroup.ById)?.Id,
            DisplayName = name,
            DisplayNameKey = name is null ? null : CaseFold.Fold(name),
            ExternalId = (group as MappedGroup.ByExternalId)?.ExternalId,
            Namespace = role.Namespace,
            Role = role.Role,
            Fingerprint = FingerprintOf(group, role),
            CreatedAt = now,
            CreatedBy = by.Subject,
        };
        mapping.Raise(mapping.Happened(EventName.RoleMapped));
        return mapping;
    }

    /// <summary>The same for two mappings that say the same.</summary>
    public static byte[] FingerprintOf(MappedGroup group, RoleName role)
    {
        var (kind, key) = group switch
        {
            MappedGroup.ById { Id: var id } => ("id", id.ToString()),
            MappedGroup.ByDisplayName { Name: var name } => ("displayName", CaseFold.Fold(name)),
            MappedGroup.ByExternalId { ExternalId: var id } => ("externalId", id),
            _ => throw new InvalidOperationException($"{group.GetType().Name} is no reference to groups."),
        };

        // No part but the last can have a line break.
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{role.Namespace}\n{role.Role}\n{key}"));
    }

    /// <summary>To be called before the mapping is removed.</summary>
    public void Delete() => Raise(Happened(EventName.RoleUnmapped));

    /// <summary>What is told of a mapping by the id of a group that is deleted: it goes with the group, and nobody loads it.</summary>
    public static DomainEvent GoneWith(Group group, RoleMappingId id, RoleName role, long version) =>
        Happened(EventName.RoleUnmapped, group.TenantId, id, new MappedGroup.ById(group.Id), role) with { Version = version };

    private DomainEvent Happened(EventName name) => Happened(name, TenantId, Id, Group, Name);

    private static DomainEvent Happened(EventName name, TenantId tenant, RoleMappingId id, MappedGroup group, RoleName role) => new(name, tenant, id.Value)
    {
        Changes =
        [
            group switch
            {
                MappedGroup.ById { Id: var mapped } => new Change.Fact("group_id", mapped.ToString()),
                MappedGroup.ByDisplayName { Name: var text } => new Change.Fact("group_display_name", text),
                MappedGroup.ByExternalId { ExternalId: var external } => new Change.Fact("group_external_id", external),
                _ => throw new InvalidOperationException($"{group.GetType().Name} is no reference to groups."),
            },
            new Change.Fact("namespace", role.Namespace),
            new Change.Fact("role", role.Role),
        ],
    };
}
