using System.Globalization;
using System.Net;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Console.Connect;

/// <summary>How an identity provider is connected: what to paste where, and how far it has come.</summary>
[Authorize(ConsoleSession.Needs + Permissions.TokensRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants, PublicUrl url, ConsoleSettings settings) : ConsolePage(sender, tenants)
{
    private static readonly ProvisioningFilter AnyRequest = new(null, null, null, null, null, null, null);

    public IReadOnlyList<IdentityProvider> Providers { get; private set; } = [];

    public IdentityProvider? Chosen { get; private set; }

    /// <summary>What has to happen, in order, and whether it has; null where the person may not know.</summary>
    public IReadOnlyList<(string What, bool? IsDone)> Steps { get; private set; } = [];

    /// <summary>Whether a sample conversation can be played: in Development.</summary>
    public bool MayPlay => settings.HasLinks && May(Permissions.TokensWrite);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostPlayAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        if (!settings.HasLinks)
        {
            throw new Refusal(Error.NotFound("Page"));
        }

        // Another tenant's token would do it all over there.
        var token = Field("token") is { } text && TokenSecret.IsWellFormed(text)
            && await Sender.Send(new AuthenticateScimTokenQuery(text, HttpContext.Connection.RemoteIpAddress, null), Aborted) is { } known && known.Tenant == TenantId
                ? text
                : throw new Refusal(new Error(ErrorKind.Conflict, "That is no live token of this tenant."));

        // To this very server, whatever name the browser has for it.
        var address = HttpContext.Connection.LocalIpAddress is { } own ? new IPEndPoint(own, HttpContext.Connection.LocalPort) : throw new Refusal(Error.NotFound("Page"));
        var scim = new Uri($"{Request.Scheme}://{address}{Request.PathBase}{DialectPaths.ScimBase}");
        var count = await SampleConversation.PlayAsync(scim, token, Aborted);
        return string.Create(CultureInfo.InvariantCulture, $"{count} requests were sent as Okta sends them. Look at them under Activity.");
    });

    protected override async Task LoadAsync()
    {
        var info = await Sender.Send(new GetEndpointInfoQuery(TenantId, url.Of(Request, DialectPaths.ScimBase), url.Of(Request, IssueAccessTokenCommand.Path)), Aborted);
        Providers = info.IdentityProviders;
        Chosen = Providers.FirstOrDefault(provider => provider.Id == Asked("idp"));
        Steps =
        [
            ("A credential is made", await HasCredentialAsync()),
            ("It called for the first time", await IfAsync(Permissions.AuditRead, async () =>
                (await Sender.Send(new ListProvisioningLogQuery(TenantId, AnyRequest, 1, null), Aborted)).Items.Count > 0)),
            ("It made the first user", await IfAsync(Permissions.UsersRead, async () =>
                (await Sender.Send(new SearchUsersQuery(TenantId, null, 1, 1), Aborted)).Page.Total > 0)),
            ("It made the first group", await IfAsync(Permissions.UsersRead, async () =>
                (await Sender.Send(new SearchGroupsQuery(TenantId, null, 1, 1, WithMembers: false), Aborted)).Page.Total > 0)),
            ("It deactivated the first user", await IfAsync(Permissions.AuditRead, async () =>
                (await Sender.Send(new ListAuditEventsQuery(TenantId, new AuditFilter(EventName.UserDeactivated.Value, null, null, null, null), 1, null), Aborted)).Items.Count > 0)),
        ];
    }

    private async Task<bool?> HasCredentialAsync() =>
        (await Sender.Send(new ListScimTokensQuery(TenantId, "active", 1, 1), Aborted)).Total > 0
        || (await Sender.Send(new ListOAuthClientsQuery(TenantId, 1, 1), Aborted)).Total > 0;

    private async Task<bool?> IfAsync(string scope, Func<Task<bool>> ask) => May(scope) ? await ask() : null;
}
