using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Makes a group with its members in one transaction (RFC 7644 section 3.3).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Resource">what the client sent, in canonical form, members included</param>
/// <param name="WithMembers">whether the answer shall have them</param>
public sealed record CreateGroupCommand(TenantId Tenant, ScimResource Resource, bool WithMembers) : ICommand<GroupView>, IRepeatable;

internal sealed class CreateGroupHandler(
    IGroupRepository groups, IGroupMembers members, IGroupQueries queries, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<CreateGroupCommand, GroupView>
{
    public async Task<GroupView> Handle(CreateGroupCommand command, CancellationToken cancellationToken)
    {
        var group = Group.Create(command.Tenant, GroupResourceMapper.ToProfile(command.Resource), time.Now());
        var wanted = MemberReference.Read(command.Resource.Document["members"]);
        var known = await members.RequireAsync(command.Tenant, wanted, cancellationToken);
        groups.Add(group);
        await members.AddAsync(group, known, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return GroupView.Of(
            group,
            wanted.Count > 0 && command.WithMembers ? await queries.MembersAsync(group.TenantId, group.Id, cancellationToken) : null);
    }
}
