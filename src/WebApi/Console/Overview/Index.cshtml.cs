using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.Overview;

/// <summary>The tenants that the person may see, and what expires in them.</summary>
[Authorize(ConsoleSession.OfAccounts)]
public sealed class IndexModel(IMediator sender, VisibleTenants visible, TimeProvider time) : PageModel
{
    private const int PerPage = 20;
    private const int SoonDays = 30;
    private const string Active = "active";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public async Task OnGetAsync()
    {
        var page = PageLinks.AskedBy(Request);
        var found = await sender.Send(new ListTenantsQuery(await visible.OnlyAsync(), page, PerPage), HttpContext.RequestAborted);
        var rows = new List<Row>();
        foreach (var tenant in found.Items)
        {
            rows.Add(await RowAsync(tenant));
        }

        Rows = rows;
        Pages = PageLinks.Of(found.Request.Number, found.Pages, Request);
    }

    private async Task<Row> RowAsync(TenantView tenant)
    {
        var id = new TenantId(tenant.Id);
        var screen = ConsoleScreens.Of(User) is [var first, ..] ? first.Path : "";
        SyncState? health = User.MayDo(Permissions.TenantsRead) ? (await sender.Send(new GetSyncHealthQuery(id), HttpContext.RequestAborted)).Status : null;
        if (!User.MayDo(Permissions.TokensRead))
        {
            return new Row(tenant, screen, health, null, null);
        }

        var live = await sender.Send(new ListScimTokensQuery(id, Active, 1, 1), HttpContext.RequestAborted);
        return new Row(tenant, screen, health, live.Total, await NextExpiryAsync(id));
    }

    // Of clients beyond the first hundred, their own notices tell.
    private async Task<Expiry?> NextExpiryAsync(TenantId tenant)
    {
        var now = time.GetUtcNow();
        var tokens = await sender.Send(new ListScimTokensQuery(tenant, Active, 1, 1, SoonDays), HttpContext.RequestAborted);
        var clients = await sender.Send(new ListOAuthClientsQuery(tenant, 1, PageRequest.MaxSize), HttpContext.RequestAborted);
        var secrets = from client in clients.Items
                      where client.Status == OAuthClientStatus.Active
                      from secret in client.Secrets
                      where secret.ExpiresAt > now && secret.ExpiresAt <= now.AddDays(SoonDays)
                      select new Expiry(secret.ExpiresAt, $"secret of {client.Name}");
        return tokens.Items.Select(token => new Expiry(token.ExpiresAt, token.Name)).Concat(secrets).MinBy(expiry => expiry.At);
    }

    /// <param name="Tenant">the tenant</param>
    /// <param name="Screen">the first screen that the person may see of it</param>
    /// <param name="Health">how its synchronization does; null when the person may not know</param>
    /// <param name="LiveTokens">how many of its tokens work; null when the person may not know</param>
    /// <param name="NextExpiry">what expires next, if that is soon</param>
    public sealed record Row(TenantView Tenant, string Screen, SyncState? Health, int? LiveTokens, Expiry? NextExpiry);

    /// <param name="At">when</param>
    /// <param name="What">the token, or the client whose secret it is</param>
    public sealed record Expiry(DateTimeOffset At, string What);
}
