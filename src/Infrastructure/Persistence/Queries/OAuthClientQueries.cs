using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class OAuthClientQueries(IStatements statements, LazyContext context) : IOAuthClientQueries
{
    // Asked with every request of the token endpoint.
    private static readonly Statement ForSignIn = new(
        """
        SELECT [c].[Id], [c].[TenantId], [n].[ScimEnabled], [c].[Status], [c].[Scopes], [c].[AllowedNetworks], [c].[AccessTokenMinutes],
               [c].[Jwks], [c].[JwksUri], [c].[TrustIssuer], [c].[TrustJwksUri], [c].[TrustSubject], [c].[TrustAudience],
               [s].[Id], [s].[ExpiresAt]
        FROM [OAuthClients] AS [c] INNER JOIN [Tenants] AS [n] ON [n].[Id] = [c].[TenantId]
             LEFT JOIN [ClientSecrets] AS [s] ON [s].[ClientId] = [c].[Id] AND [s].[Hash] = @hash
        WHERE [c].[Identifier] = @identifier AND [n].[DeletedAt] IS NULL
        """,
        "identifier",
        "hash");

    private static readonly byte[] NoHash = [0];

    public async Task<OAuthClientView?> FindAsync(TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken) =>
        await ViewAsync(tenant, await OfTenant(tenant).SingleOrDefaultAsync(client => client.Identifier == identifier, cancellationToken), cancellationToken);

    public async Task<OAuthClientView?> FindByIdAsync(TenantId tenant, OAuthClientId id, CancellationToken cancellationToken) =>
        await ViewAsync(tenant, await OfTenant(tenant).SingleOrDefaultAsync(client => client.Id == id, cancellationToken), cancellationToken);

    public async Task<Page<OAuthClientView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken)
    {
        var clients = OfTenant(tenant).OrderByDescending(client => client.CreatedAt).ThenByDescending(client => client.Id);
        var found = await clients.ToPageAsync(page, client => client, cancellationToken);
        var uses = found.Items.Count == 0 ? [] : await UsesAsync(tenant, [.. found.Items.Select(client => client.Id)], cancellationToken);
        return new Page<OAuthClientView>([.. found.Items.Select(client => OAuthClientView.Of(client, uses))], found.Total, page);
    }

    public async Task<ClientSecretView?> FindSecretAsync(TenantId tenant, Guid secret, CancellationToken cancellationToken)
    {
        var client = await OfTenant(tenant).SingleOrDefaultAsync(client => client.Secrets.Any(own => own.Id == secret), cancellationToken);
        return client is null
            ? null
            : ClientSecretView.Of(client.Secrets.Single(own => own.Id == secret), await UsesAsync(tenant, [client.Id], cancellationToken));
    }

    public async Task<StoredClient?> FindForSignInAsync(ClientIdentifier identifier, TokenHash? secret, CancellationToken cancellationToken) =>
        (await statements.ReadAsync(
            ForSignIn, [identifier.Value, secret?.ToBytes() ?? NoHash], row => ToStored(row, identifier), cancellationToken)).SingleOrDefault();

    private async Task<OAuthClientView?> ViewAsync(TenantId tenant, OAuthClient? client, CancellationToken cancellationToken) =>
        client is null ? null : OAuthClientView.Of(client, await UsesAsync(tenant, [client.Id], cancellationToken));

    private static StoredClient ToStored(Row row, ClientIdentifier identifier) => new()
    {
        Id = new OAuthClientId(row.Id(0)),
        Identifier = identifier,
        Tenant = new TenantId(row.Id(1)),
        ScimEnabled = row.Flag(2),
        Status = (OAuthClientStatus)row.Int(3),
        Scopes = (TokenScopes)row.Int(4),
        AllowedNetworks = ValueConversions.Networks(row.Text(5)),
        AccessTokenMinutes = row.Int(6),
        Keys = new ClientKeys(row.TextOrNull(7), row.TextOrNull(8)),
        Trust = row.TextOrNull(9) is { } issuer ? new ClientTrust(issuer, row.TextOrNull(10), row.Text(11), row.Text(12)) : null,
        Secret = row.IdOrNull(13) is { } id ? (id, row.Time(14)) : null,
    };

    private IQueryable<OAuthClient> OfTenant(TenantId tenant) =>
        context.Value.OAuthClients.AsNoTracking().Where(client => client.TenantId == tenant);

    private Task<Dictionary<Guid, DateTimeOffset>> UsesAsync(
        TenantId tenant, IReadOnlyList<OAuthClientId> clients, CancellationToken cancellationToken)
    {
        var own = context.Value.OAuthClients.Where(client => client.TenantId == tenant && clients.Contains(client.Id));
        return context.Value.ClientUses.AsNoTracking().Where(use => own.Any(client => client.Id == use.ClientId))
            .ToDictionaryAsync(use => use.Id, use => use.At, cancellationToken);
    }
}
