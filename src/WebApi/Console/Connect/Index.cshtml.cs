using System.Globalization;
using System.Net;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens;
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
    public IReadOnlyList<IdentityProvider> Providers { get; private set; } = [];

    public IdentityProvider? Chosen { get; private set; }

    /// <summary>The ways in which the chosen one signs in at the token endpoint.</summary>
    public IReadOnlyList<ConnectorSignIn> Ways => Chosen?.OAuth ?? [];

    /// <summary>The one of them that is shown; null for a SCIM token.</summary>
    public ConnectorSignIn? Way => Ways.FirstOrDefault(way => way.Id == Asked("way"));

    /// <summary>The OAuth clients whose ids can go into its fields.</summary>
    public IReadOnlyList<OAuthClientView> Clients { get; private set; } = [];

    /// <summary>What has to happen, in order, and whether it has.</summary>
    public IReadOnlyList<(string What, bool IsDone)> Steps { get; private set; } = [];

    /// <summary>Whether a sample conversation can be played: in Development.</summary>
    public bool MayPlay => settings.HasLinks && May(Permissions.TokensWrite);

    /// <summary>The field of the form for OAuth clients that a member of theirs goes into.</summary>
    internal static string FieldOf(string member) => member switch
    {
        "trust.issuer" => "Issuer",
        "trust.jwks_uri" => "Address of its key set",
        "trust.subject" => "Subject",
        _ => "Audience",
    };

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
        if (Way is not null)
        {
            Clients = (await Sender.Send(new ListOAuthClientsQuery(TenantId, 1, PageRequest.DefaultSize), Aborted)).Items;
        }

        var progress = await Sender.Send(new GetConnectionProgressQuery(TenantId), Aborted);
        Steps =
        [
            ("A credential is made", progress.Credential),
            ("It called for the first time", progress.FirstCall),
            ("It made the first user", progress.FirstUser),
            ("It made the first group", progress.FirstGroup),
            ("It deactivated the first user", progress.FirstDeactivation),
        ];
    }
}
