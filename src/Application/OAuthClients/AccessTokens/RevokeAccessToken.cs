using System.Net;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Ends an access token of the client (RFC 7009). What is none of its tokens is left alone, and it is told nothing of it.</summary>
public sealed record RevokeAccessTokenCommand(ClientCredentials Credentials, string Presented, IPAddress? Address) : ICommand<Unit>, IRepeatable
{
    public const string Path = "/oauth/revoke";

    // The generated form would print the secret.
    public override string ToString() => nameof(RevokeAccessTokenCommand);
}

internal sealed class RevokeAccessTokenHandler(
    ClientSignIn signIn, IAccessTokenRepository tokens, IUsedAssertions assertions, IAuditTrail audit, IUnitOfWork unitOfWork)
    : IRequestHandler<RevokeAccessTokenCommand, Unit>
{
    public async Task<Unit> Handle(RevokeAccessTokenCommand command, CancellationToken cancellationToken)
    {
        var signedIn = await signIn.SignInAsync(command.Credentials, command.Address, RevokeAccessTokenCommand.Path, cancellationToken);
        if (signedIn.Used is { } used)
        {
            assertions.Add(used);
        }

        if (await FindAsync(command.Presented, cancellationToken) is { } token && token.ClientId == signedIn.Client.Id)
        {
            tokens.Remove(token);
            audit.Append(OAuthClientEvents.TokenRevoked(token.TenantId, token.ClientId, signedIn.Client.Identifier, token.Id));
        }

        try
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
        catch (AssertionReplayed)
        {
            throw signIn.Replayed(signedIn.Client, RevokeAccessTokenCommand.Path);
        }
    }

    private async Task<AccessToken?> FindAsync(string presented, CancellationToken cancellationToken) => TokenSecret.IsWellFormed(presented)
        ? (await tokens.FindByHashesAsync([TokenHash.Of(presented)], cancellationToken)).SingleOrDefault()
        : null;
}
