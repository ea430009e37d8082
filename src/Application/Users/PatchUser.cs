using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Applies the operations to a user, all or none (RFC 7644 section 3.5.2).</summary>
public sealed record PatchUserCommand(
    TenantId Tenant,
    UserId Id,
    IReadOnlyList<PatchOperation> Operations,
    CompatibilityProfile Profile,
    ExpectedVersion Expected,
    Actor Actor) : ICommand<UserView>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class PatchUserHandler(UserChange change, UserRewriting rewriting) : IRequestHandler<PatchUserCommand, UserView>
{
    public async Task<UserView> Handle(PatchUserCommand command, CancellationToken cancellationToken) =>
        await rewriting.StoreAsync(await change.ApplyAsync(command, cancellationToken), cancellationToken);
}
