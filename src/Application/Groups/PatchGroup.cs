using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Applies the operations to a group and its member rows, all or none (RFC 7644 section 3.5.2).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Id">which group</param>
/// <param name="Operations">in the order in which they take effect</param>
/// <param name="Profile">the deviations that are understood</param>
/// <param name="Expected">the versions that may be changed</param>
public sealed record PatchGroupCommand(
    TenantId Tenant, GroupId Id, IReadOnlyList<PatchOperation> Operations, CompatibilityProfile Profile, ExpectedVersion Expected)
    : ICommand<GroupView>, IRepeatable
{
    object? IRepeatable.Contended => Id;

    bool IRepeatable.IsBrief => FewMembers.AreAllOf(Operations);
}

internal sealed class PatchGroupHandler(
    IGroupRepository groups, MemberChanges changes, GroupRewriting rewriting, ITenantSchemas schemas, ScimSettings settings)
    : IRequestHandler<PatchGroupCommand, GroupView>
{
    /// <summary>The answer has no members: who wants them asks for them.</summary>
    public async Task<GroupView> Handle(PatchGroupCommand command, CancellationToken cancellationToken)
    {
        settings.Budgets.Require(command.Operations);
        var group = await groups.GetAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(group.Version);
        var type = (await schemas.OfAsync(command.Tenant, cancellationToken)).Group;
        var resource = GroupResourceMapper.ToResource(type, group.Id, group.Document);
        var patch = GroupPatch.Apply(resource, command.Operations, command.Profile, cancellationToken);
        var delta = await changes.DoAsync(group, patch.Changes, command.Profile.AllowsAbsentTargets, cancellationToken);
        await rewriting.RewriteAsync(group, patch.Group, delta, cancellationToken);
        return GroupView.Of(group, members: null);
    }
}
