using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Deletes a secret at once.</summary>
/// <param name="Tenant">whose client</param>
/// <param name="Client">which</param>
/// <param name="Secret">which of its secrets</param>
/// <param name="RevokesTokens">whether the access tokens that were got with it end as well</param>
public sealed record DeleteClientSecretCommand(TenantId Tenant, ClientIdentifier Client, Guid Secret, bool RevokesTokens)
    : ICommand<Unit>, IRepeatable;

internal sealed class DeleteClientSecretHandler(
    IOAuthClientRepository clients, IAccessTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<DeleteClientSecretCommand, Unit>
{
    public async Task<Unit> Handle(DeleteClientSecretCommand command, CancellationToken cancellationToken)
    {
        var client = await clients.GetAsync(command.Tenant, command.Client, cancellationToken);
        if (!client.DeleteSecret(command.Secret, command.RevokesTokens, time.Now()))
        {
            throw new Refusal(Error.NotFound("Secret"));
        }

        if (command.RevokesTokens)
        {
            tokens.RemoveOfSecret(client, command.Secret);
        }
        else
        {
            tokens.DetachFromSecret(client, command.Secret);
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
