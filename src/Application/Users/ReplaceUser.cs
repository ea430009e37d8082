using MediatR;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Makes a user what the document says; what it leaves out is cleared (RFC 7644 section 3.5.1).</summary>
public sealed record ReplaceUserCommand(TenantId Tenant, UserId Id, ScimResource Resource, ExpectedVersion Expected, Actor Actor)
    : ICommand<UserView>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed partial class ReplaceUserHandler(
    IUserRepository users, IRoleBindingRepository bindings, UserRewriting rewriting, ILogger<ReplaceUserHandler> logger)
    : IRequestHandler<ReplaceUserCommand, UserView>
{
    public async Task<UserView> Handle(ReplaceUserCommand command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(user.Version);
        var held = await bindings.OfUserAsync(user.TenantId, user.Id, cancellationToken);
        var wanted = ImmutableAttributes.Keep(command.Resource, user.Document);
        var isSilent = !user.Active && !wanted.Document.ContainsKey("active");
        var view = await rewriting.RewriteAsync(user, held, wanted, command.Actor, cancellationToken);
        if (isSilent)
        {
            SilentlyActive(user.Id);
        }

        return view;
    }

    // The RFC wants it; a client that sends only what it knows may not have meant it.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A PUT without 'active' made the inactive user {User} active")]
    private partial void SilentlyActive(UserId user);
}
