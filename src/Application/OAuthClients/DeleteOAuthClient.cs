using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Deletes a client with its secrets and access tokens, at once.</summary>
public sealed record DeleteOAuthClientCommand(TenantId Tenant, ClientIdentifier Client) : ICommand<Unit>, IRepeatable;

internal sealed class DeleteOAuthClientHandler(IOAuthClientRepository clients, IUnitOfWork unitOfWork)
    : IRequestHandler<DeleteOAuthClientCommand, Unit>
{
    public async Task<Unit> Handle(DeleteOAuthClientCommand command, CancellationToken cancellationToken)
    {
        var client = await clients.GetAsync(command.Tenant, command.Client, cancellationToken);
        client.Delete();
        clients.Remove(client);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
