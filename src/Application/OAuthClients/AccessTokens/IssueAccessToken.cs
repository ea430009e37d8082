using System.Net;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>Gives a client an access token (RFC 6749 section 4.4).</summary>
/// <param name="Credentials">how it proves who it is</param>
/// <param name="Scope">what it asks for; null for all that it may have</param>
/// <param name="Address">its address</param>
/// <param name="UserAgent">its name for itself</param>
public sealed record IssueAccessTokenCommand(ClientCredentials Credentials, string? Scope, IPAddress? Address, string? UserAgent)
    : ICommand<IssuedAccessToken>, IRepeatable
{
    public const string Path = "/oauth/token";
}

/// <param name="Secret">the clear value, which is nowhere else</param>
/// <param name="ExpiresIn">in seconds</param>
/// <param name="Scopes">what it may do</param>
public sealed record IssuedAccessToken(TokenSecret Secret, int ExpiresIn, IReadOnlyList<string> Scopes);

internal sealed class IssueAccessTokenHandler(
    ClientSignIn signIn, AccessTokenStorage storage, IAccessTokenLimit limit, TokenSettings settings, TimeProvider time)
    : IRequestHandler<IssueAccessTokenCommand, IssuedAccessToken>
{
    public async Task<IssuedAccessToken> Handle(IssueAccessTokenCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var signedIn = await signIn.SignInAsync(command.Credentials, command.Address, IssueAccessTokenCommand.Path, cancellationToken);
        var client = signedIn.Client;
        if (!client.ScimEnabled)
        {
            throw new Refusal(new Error(ErrorKind.Invalid, "SCIM is not enabled for the tenant.") { OAuthCode = "unauthorized_client" });
        }

        var scopes = RequestedScopes.Of(command.Scope, client.Scopes, settings.ScopeAliases);
        var lifetime = TimeSpan.FromMinutes(client.AccessTokenMinutes);
        var (token, secret) = AccessToken.Issue(client.Tenant, client.Id, signedIn.SecretId, scopes, lifetime, now);
        limit.Admit(client.Id);
        try
        {
            await storage.StoreAsync(token, signedIn, cancellationToken);
        }
        catch (AssertionReplayed)
        {
            throw signIn.Replayed(client, IssueAccessTokenCommand.Path);
        }

        storage.Record(signedIn, command, now);
        return new IssuedAccessToken(secret, (int)lifetime.TotalSeconds, scopes.Names());
    }
}

/// <summary>Stores an access token, what the audit is to know of it, and the assertion that it was got with, in one transaction.</summary>
internal sealed class AccessTokenStorage(
    IAccessTokenRepository tokens, IUsedAssertions assertions, IAuditTrail audit, ITokenUseRecorder uses, IUnitOfWork unitOfWork)
{
    /// <exception cref="AssertionReplayed">the assertion was used before</exception>
    public Task StoreAsync(AccessToken token, SignedInClient by, CancellationToken cancellationToken)
    {
        tokens.Add(token);
        audit.Append(OAuthClientEvents.Issued(token, by.Client.Identifier, by.Method));
        if (by.Used is { } used)
        {
            assertions.Add(used);
        }

        return unitOfWork.SaveChangesAsync(cancellationToken);
    }

    public void Record(SignedInClient client, IssueAccessTokenCommand command, DateTimeOffset now)
    {
        var id = client.Client.Id.Value;
        uses.Record(new TokenUse(id, now, command.Address?.ToString(), command.UserAgent) { Client = id });
        if (client.SecretId is { } secret)
        {
            uses.Record(new TokenUse(secret, now, command.Address?.ToString(), command.UserAgent) { Client = id });
        }
    }
}
