using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Looks at the setup link of a secret without using it up. Null is the answer to what is no link.</summary>
/// <param name="Presented">the clear value</param>
public sealed record FindPresentedSetupLinkQuery(string Presented) : IQuery<SetupLinkView?>
{
    // The generated form would print the secret.
    public override string ToString() => nameof(FindPresentedSetupLinkQuery);
}

internal sealed class FindPresentedSetupLinkHandler(ISetupLinkQueries links, TimeProvider time)
    : IRequestHandler<FindPresentedSetupLinkQuery, SetupLinkView?>
{
    public async Task<SetupLinkView?> Handle(FindPresentedSetupLinkQuery query, CancellationToken cancellationToken) =>
        TokenSecret.IsWellFormed(query.Presented)
            ? await links.FindByHashAsync(TokenHash.Of(query.Presented), time.Now(), cancellationToken)
            : null;
}

/// <summary>Whether the session that was begun by a setup link goes on: the link was opened, and neither revoked nor has it expired.</summary>
public sealed record IsSetupLinkOpenQuery(TenantId Tenant, SetupLinkId Link) : IQuery<bool>;

internal sealed class IsSetupLinkOpenHandler(ISetupLinkQueries links, TimeProvider time) : IRequestHandler<IsSetupLinkOpenQuery, bool>
{
    public async Task<bool> Handle(IsSetupLinkOpenQuery query, CancellationToken cancellationToken) =>
        await links.FindAsync(query.Tenant, query.Link, time.Now(), cancellationToken) is { Status: SetupLinkStatus.Opened };
}
