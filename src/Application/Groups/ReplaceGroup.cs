using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Makes a group what the document says, its members included; what it leaves out is cleared (RFC 7644 section 3.5.1).</summary>
public sealed record ReplaceGroupCommand(
    TenantId Tenant, GroupId Id, ScimResource Resource, bool WithMembers, ExpectedVersion Expected) : ICommand<GroupView>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class ReplaceGroupHandler(IGroupRepository groups, IGroupQueries queries, GroupRewriting rewriting)
    : IRequestHandler<ReplaceGroupCommand, GroupView>
{
    public async Task<GroupView> Handle(ReplaceGroupCommand command, CancellationToken cancellationToken)
    {
        var group = await groups.GetAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(group.Version);
        var wanted = MemberDelta.To(MemberIds.Of(command.Resource.Document["members"]));
        var resource = ImmutableAttributes.Keep(command.Resource, group.Document);
        await rewriting.RewriteAsync(group, resource, wanted, cancellationToken);
        return GroupView.Of(
            group,
            command.WithMembers ? await queries.MembersAsync(group.TenantId, group.Id, cancellationToken) : null);
    }
}
