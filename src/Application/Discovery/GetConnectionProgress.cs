using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Discovery;

/// <summary>How far an identity provider has come. It says that there is something, never what: who may see credentials may see that.</summary>
public sealed record GetConnectionProgressQuery(TenantId Tenant) : IQuery<ConnectionProgress>;

/// <param name="Credential">a credential is there that signs in</param>
/// <param name="FirstCall">one was used, or a request is in the provisioning log</param>
/// <param name="FirstUser">there is a user</param>
/// <param name="FirstGroup">there is a group</param>
/// <param name="FirstDeactivation">a user was deactivated, as far as the audit goes back</param>
public sealed record ConnectionProgress(bool Credential, bool FirstCall, bool FirstUser, bool FirstGroup, bool FirstDeactivation);

internal sealed class GetConnectionProgressHandler(IMediator sender) : IRequestHandler<GetConnectionProgressQuery, ConnectionProgress>
{
    private const string Active = "active";

    private static readonly ProvisioningFilter AnyRequest = new(null, null, null, null, null, null, null);
    private static readonly AuditFilter Deactivations = new(EventName.UserDeactivated.Value, null, null, null, null);

    public async Task<ConnectionProgress> Handle(GetConnectionProgressQuery query, CancellationToken cancellationToken)
    {
        var tokens = await sender.Send(new ListScimTokensQuery(query.Tenant, Active, 1, PageRequest.MaxSize), cancellationToken);
        var clients = await sender.Send(new ListOAuthClientsQuery(query.Tenant, 1, PageRequest.MaxSize), cancellationToken);
        return new ConnectionProgress(
            tokens.Total + clients.Total > 0,
            tokens.Items.Any(token => token.LastUsedAt is not null) || clients.Items.Any(client => client.LastUsedAt is not null)
                || (await sender.Send(new ListProvisioningLogQuery(query.Tenant, AnyRequest, 1, null), cancellationToken)).Items.Count > 0,
            (await sender.Send(new SearchUsersQuery(query.Tenant, null, 1, 1), cancellationToken)).Page.Total > 0,
            (await sender.Send(new SearchGroupsQuery(query.Tenant, null, 1, 1, WithMembers: false), cancellationToken)).Page.Total > 0,
            (await sender.Send(new ListAuditEventsQuery(query.Tenant, Deactivations, 1, null), cancellationToken)).Items.Count > 0);
    }
}
