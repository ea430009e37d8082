using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.Credentials;

/// <summary>The SCIM tokens and OAuth clients of a tenant: mint, rotate, revoke.</summary>
[Authorize(ConsoleSession.Needs + Permissions.TokensRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants, ShownOnce shownOnce, PublicUrl url) : ConsolePage(sender, tenants)
{
    public Page<ScimTokenView> Tokens { get; private set; } = new([], 0, new PageRequest(1, PageRequest.DefaultSize));

    public Page<OAuthClientView> Clients { get; private set; } = new([], 0, new PageRequest(1, PageRequest.DefaultSize));

    public Page<SetupLinkView> Links { get; private set; } = new([], 0, new PageRequest(1, PageRequest.DefaultSize));

    /// <summary>Whether the person may make and revoke setup links. Who came by one makes no others.</summary>
    public bool MayInvite => May(Permissions.TokensWrite) && !IsBySetupLink;

    public PageLinks TokenPages { get; private set; } = PageLinks.None;

    public PageLinks ClientPages { get; private set; } = PageLinks.None;

    public PageLinks LinkPages { get; private set; } = PageLinks.None;

    public IReadOnlyList<string> Scopes { get; } = TokenScopes.All.Names();

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostMintAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        var command = new CreateScimTokenCommand(
            TenantId, Field("name") ?? "", Whole("days"), Chosen("scopes"), Lines("networks") is { Count: > 0 } networks ? networks : null, User.Actor(), FormKey.Of(HttpContext));
        var minted = await Sender.Send(command, Aborted);
        return shownOnce.Lead(HttpContext, Tenant, $"SCIM token {minted.Token.Name}", minted.Secret);
    });

    public Task<IActionResult> OnPostRotateAsync(string id) => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        var command = new RecreateScimTokenByIdCommand(TenantId, PathIds.Token(id), Whole("overlap") ?? 0, User.Actor(), FormKey.Of(HttpContext));
        var minted = await Sender.Send(command, Aborted);
        return shownOnce.Lead(HttpContext, Tenant, $"SCIM token {minted.Token.Name}", minted.Secret);
    });

    public Task<IActionResult> OnPostRevokeAsync(string id) => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        await Sender.Send(new RevokeScimTokenCommand(TenantId, PathIds.Token(id), OnlyLive: false, User.Actor()), Aborted);
        return "The token is revoked. It stopped working.";
    });

    public Task<IActionResult> OnPostClientAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        string?[] ofTrust = [Field("issuer"), Field("trust_jwks_uri"), Field("subject"), Field("audience")];
        var trust = ofTrust.All(field => field is null) ? null : new TrustSource(ofTrust[0], ofTrust[1], ofTrust[2], ofTrust[3]);
        var command = new CreateOAuthClientCommand(
            TenantId, Field("name") ?? "", Chosen("scopes"), null, Whole("minutes"), new OAuthClientSources(null, Field("jwks_uri"), trust), User.Actor(), FormKey.Of(HttpContext));
        var client = (await Sender.Send(command, Aborted)).Client;
        return Redirect($"{Home}/credentials/{client.Id}");
    });

    public Task<IActionResult> OnPostInviteAsync() => InviteAsync(async () =>
    {
        var made = await Sender.Send(new CreateSetupLinkCommand(TenantId, Whole("hours"), User.Actor(), FormKey.Of(HttpContext)), Aborted);
        return shownOnce.Lead(
            HttpContext, Tenant, "Setup link", made.Secret is { } secret ? url.Of(Request, ConsolePaths.OfSetupLink(secret)) : null,
            "The server keeps a hash only. Give it to the one who connects the identity provider, and to nobody else: whoever opens it first has it.");
    });

    public Task<IActionResult> OnPostUninviteAsync(string id) => InviteAsync(async () =>
    {
        await Sender.Send(new RevokeSetupLinkCommand(TenantId, PathIds.SetupLink(id), User.Actor()), Aborted);
        return Done("The setup link is revoked. A session that was begun by it is over.");
    });

    private Task<IActionResult> InviteAsync(Func<Task<IActionResult>> change) => IsBySetupLink
        ? throw new Refusal(Error.Forbidden("Who came by a setup link makes and revokes no setup links."))
        : ChangeAsync(Permissions.TokensWrite, change);

    protected override async Task LoadAsync()
    {
        Tokens = await Sender.Send(new ListScimTokensQuery(TenantId, null, AskedPage, PageRequest.DefaultSize), Aborted);
        TokenPages = PageLinks.Of(AskedPage, Tokens.Pages, Request, label: "Pages of SCIM tokens");
        var clients = PageLinks.AskedBy(Request, "clients");
        Clients = await Sender.Send(new ListOAuthClientsQuery(TenantId, clients, PageRequest.DefaultSize), Aborted);
        ClientPages = PageLinks.Of(clients, Clients.Pages, Request, "clients", "Pages of OAuth clients");
        if (MayInvite)
        {
            var links = PageLinks.AskedBy(Request, "links");
            Links = await Sender.Send(new ListSetupLinksQuery(TenantId, links, PageRequest.DefaultSize), Aborted);
            LinkPages = PageLinks.Of(links, Links.Pages, Request, "links", "Pages of setup links");
        }
    }

    // All boxes ticked mean what is there without asking.
    private IReadOnlyList<string>? Chosen(string name) => Fields(name) is { Count: > 0 } chosen && chosen.Count < Scopes.Count ? chosen : null;
}
