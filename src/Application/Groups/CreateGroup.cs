using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Makes a group with its members in one transaction (RFC 7644 section 3.3).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Resource">what the client sent, in canonical form, members included</param>
/// <param name="WithMembers">whether the answer shall have them</param>
public sealed record CreateGroupCommand(TenantId Tenant, ScimResource Resource, bool WithMembers) : ICommand<GroupView>, IRepeatable;

internal sealed class CreateGroupHandler(GroupCreation creation, IGroupQueries queries, IUnitOfWork unitOfWork)
    : IRequestHandler<CreateGroupCommand, GroupView>
{
    public async Task<GroupView> Handle(CreateGroupCommand command, CancellationToken cancellationToken)
    {
        var group = await creation.AddAsync(command.Tenant, id: null, command.Resource, KnownMembers.None, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return GroupView.Of(
            group,
            command.WithMembers && command.Resource.Document.ContainsKey("members") ? await queries.MembersAsync(group.TenantId, group.Id, cancellationToken) : null);
    }
}
