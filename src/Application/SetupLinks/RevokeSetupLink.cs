using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Ends a setup link; the session that was begun by it ends with its next request. Fine when it is revoked.</summary>
public sealed record RevokeSetupLinkCommand(TenantId Tenant, SetupLinkId Link, Actor Actor) : ICommand<Unit>, IRepeatable;

internal sealed class RevokeSetupLinkHandler(ISetupLinkRepository links, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RevokeSetupLinkCommand, Unit>
{
    public async Task<Unit> Handle(RevokeSetupLinkCommand command, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(command.Tenant, command.Link, cancellationToken) ?? throw new Refusal(Error.NotFound("Setup link"));
        link.Revoke(command.Actor, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
