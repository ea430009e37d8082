using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Makes a user what the document says; what it leaves out is cleared (RFC 7644 section 3.5.1).</summary>
public sealed record ReplaceUserCommand(TenantId Tenant, UserId Id, ScimResource Resource, ExpectedVersion Expected, Actor Actor)
    : ICommand<UserView>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class ReplaceUserHandler(UserChange change, UserRewriting rewriting) : IRequestHandler<ReplaceUserCommand, UserView>
{
    public async Task<UserView> Handle(ReplaceUserCommand command, CancellationToken cancellationToken) =>
        await rewriting.StoreAsync(await change.ApplyAsync(command, cancellationToken), cancellationToken);
}
