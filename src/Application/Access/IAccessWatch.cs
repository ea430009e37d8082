using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Access;

/// <summary>Compares what users may do before a change with what they may do after it.</summary>
public interface IAccessWatch
{
    /// <summary>
    /// Lets the next save look, in its own transaction, at the roles of users before anything is stored and again when all of it is, and tell the
    /// audit of what has become different.
    /// </summary>
    /// <param name="tenant">whose directory</param>
    /// <param name="cause">the user or group that changes: what is told has its version, by which the records of one thing are ordered</param>
    /// <param name="id">its id</param>
    /// <param name="users">users whose roles may be others</param>
    /// <param name="groups">groups of whose members, direct and nested, the same is so</param>
    void Watch(TenantId tenant, AggregateRoot cause, Guid id, IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups);
}
