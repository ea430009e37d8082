using System.Net;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
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
/// <param name="Id">which token</param>
/// <param name="Tenant">whose</param>
/// <param name="Scopes">what it may do</param>
/// <param name="ScimEnabled">whether the tenant's SCIM plane is open</param>
/// <param name="CompatibilityProfile">the deviations that are understood</param>
/// <param name="SchemaVersion">which state of the tenant's own schemas is in force</param>
/// <param name="Guard">the guard against mass removal that is in force, if any</param>
public sealed record AuthenticatedToken(
    ScimTokenId Id, TenantId Tenant, TokenScopes Scopes, bool ScimEnabled, string CompatibilityProfile, long SchemaVersion, DeprovisionGuard? Guard);

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
        var stored = await tokens.FindByHashAsync(TokenHash.Of(query.Presented), cancellationToken);
        if (stored is null || stored.Terms.StatusAt(now) != TokenStatus.Active)
        {
            return null;
        }

        if (!stored.Terms.Allows(query.Address))
        {
            notes.Note(TokenEvents.Refused(stored.Tenant, stored.Id));
            return null;
        }

        uses.Record(new TokenUse(stored.Id.Value, now, query.Address?.ToString(), query.UserAgent));
        return new AuthenticatedToken(
            stored.Id, stored.Tenant, stored.Scopes, stored.ScimEnabled, stored.CompatibilityProfile, stored.SchemaVersion, stored.Guard.At(now));
    }
}
