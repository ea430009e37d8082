using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Asks what a key has minted in the last day. Null is the answer when it has not.</summary>
public sealed record RecallMintQuery(TenantId Tenant, IdempotencyKey Key) : IQuery<MintedScimToken?>;

internal sealed class RecallMintHandler(
    IRememberedMintRepository mints, IScimTokenQueries tokens, ISecretSeal seal, TimeProvider time)
    : IRequestHandler<RecallMintQuery, MintedScimToken?>
{
    public async Task<MintedScimToken?> Handle(RecallMintQuery query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var mint = await mints.FindAsync(query.Tenant, query.Key.Name, cancellationToken);
        if (mint is null || mint.IsForgottenAt(now))
        {
            return null;
        }

        if (mint.BodyHash != query.Key.Body)
        {
            throw new Refusal(Error.Invalid(new FieldError(
                FieldSource.Header, IdempotencyKey.Header, FieldProblem.BadForm, "was used with another body")));
        }

        var token = await tokens.GetAsync(query.Tenant, mint.TokenId, now, cancellationToken);
        var secret = mint.SealedSecretAt(now) is { } sealedSecret ? seal.Open(mint.TokenId, sealedSecret) : null;
        return new MintedScimToken(token, secret) { IsRepeat = true };
    }
}
