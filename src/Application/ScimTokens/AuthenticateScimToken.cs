using System.Net;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Asks whether a text is a live token that may be used from that address. Null is the answer to everything else.</summary>
/// <param name="Presented">what the client sent as its token</param>
/// <param name="Address">the client's address</param>
/// <param name="UserAgent">the client's name for itself</param>
public sealed record AuthenticateScimTokenQuery(string Presented, IPAddress? Address, string? UserAgent) : IQuery<AuthenticatedToken?>
{
    // The generated form would print the secret.
    public override string ToString() => nameof(AuthenticateScimTokenQuery);
}

/// <summary>What a token that is good stands for.</summary>
/// <param name="Holder">who signs in with it</param>
/// <param name="Tenant">whose</param>
/// <param name="Scopes">what it may do</param>
/// <param name="ScimEnabled">whether the tenant's SCIM plane is open</param>
/// <param name="CompatibilityProfile">the deviations that are understood</param>
/// <param name="SchemaVersion">which state of the tenant's own schemas is in force</param>
/// <param name="Guard">the guard against mass removal that is in force, if any</param>
public sealed record AuthenticatedToken(
    TokenHolder Holder, TenantId Tenant, TokenScopes Scopes, bool ScimEnabled, string CompatibilityProfile, long SchemaVersion, DeprovisionGuard? Guard)
{
    /// <summary>What the tenant does with passwords.</summary>
    public PasswordPolicy Passwords { get; init; }

    /// <summary>Whether the tenant maps a group to a role.</summary>
    public bool MapsRoles { get; init; }
}

internal sealed class AuthenticateScimTokenHandler(
    IScimTokenQueries tokens, ITokenUseRecorder uses, IAuditNotes notes, TimeProvider time)
    : IRequestHandler<AuthenticateScimTokenQuery, AuthenticatedToken?>
{
    public async Task<AuthenticatedToken?> Handle(AuthenticateScimTokenQuery query, CancellationToken cancellationToken)
    {
        if (!TokenSecret.IsWellFormed(query.Presented))
        {
            return null;
        }

        var now = time.Now();
        var hash = TokenHash.Of(query.Presented);
        var stored = await (AccessToken.HasForm(query.Presented)
            ? tokens.FindAccessTokenAsync(hash, cancellationToken)
            : tokens.FindByHashAsync(hash, cancellationToken));
        if (stored is null || stored.Terms.StatusAt(now) != TokenStatus.Active)
        {
            return null;
        }

        if (RefusalOf(stored, query.Address, now) is { } reason)
        {
            notes.Note(stored.Holder.Client is { } client
                ? OAuthClientEvents.Refused(stored.Tenant, new OAuthClientId(stored.Holder.Id), client, reason, null, null)
                : TokenEvents.Refused(stored.Tenant, new ScimTokenId(stored.Holder.Id), reason));
            return null;
        }

        uses.Record(new TokenUse(stored.Holder.Id, now, query.Address?.ToString(), query.UserAgent)
        {
            Client = stored.Holder.Client is null ? null : stored.Holder.Id,
        });
        return new AuthenticatedToken(
            stored.Holder, stored.Tenant, stored.Scopes, stored.ScimEnabled, stored.CompatibilityProfile, stored.SchemaVersion, stored.Guard.At(now))
        {
            Passwords = stored.Passwords,
            MapsRoles = stored.MapsRoles,
        };
    }

    private static string? RefusalOf(StoredToken token, IPAddress? address, DateTimeOffset now) =>
        token.EndsWithStaticTokens <= now ? "static_tokens_ended"
        : token.Terms.Allows(address) ? null
        : "address_not_allowed";
}
