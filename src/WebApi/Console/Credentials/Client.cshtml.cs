using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Console.Credentials;

/// <summary>One OAuth client: its secrets, what it is trusted by, and what to paste into the identity provider.</summary>
[Authorize(ConsoleSession.Needs + Permissions.TokensRead)]
public sealed class ClientModel(IMediator sender, VisibleTenants tenants, ShownOnce shownOnce, PublicUrl url) : ConsolePage(sender, tenants)
{
    private static readonly OAuthClientSources Unchanged = new(null, null, null);

    public OAuthClientView Client { get; private set; } = null!;

    public string TokenUrl => url.Of(Request, IssueAccessTokenCommand.Path);

    public string ScimUrl => url.Of(Request, DialectPaths.ScimBase);

    private ClientIdentifier Id => PathIds.OAuthClient((string)RouteData.Values["client"]!);

    /// <summary>In which ways a client can sign in, in words.</summary>
    internal static string WaysOf(OAuthClientView client)
    {
        List<string> ways = [];
        if (client.Secrets.Count > 0)
        {
            ways.Add(client.Secrets.Count == 1 ? "a secret" : "two secrets");
        }

        if (client.Jwks is not null || client.JwksUri is not null)
        {
            ways.Add("its own keys");
        }

        if (client.Trust is not null)
        {
            ways.Add("federation");
        }

        return ways.Count == 0 ? "nothing yet" : string.Join(", ", ways);
    }

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostSecretAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        var minted = await Sender.Send(new MintClientSecretCommand(TenantId, Id, Whole("days"), User.Actor(), FormKey.Of(HttpContext)), Aborted);
        return shownOnce.Lead(HttpContext, Tenant, $"Secret of {Id}", minted.Clear);
    });

    public Task<IActionResult> OnPostDropAsync(string secret) => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        var command = new DeleteClientSecretCommand(TenantId, Id, PathIds.ClientSecret(secret), RevokesTokens: Field("revoke") is not null);
        await Sender.Send(command, Aborted);
        return "The secret is gone.";
    });

    public Task<IActionResult> OnPostSwitchAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        var command = new PatchOAuthClientCommand(TenantId, Id, null, Field("status"), null, null, null, Unchanged);
        var client = await Sender.Send(command, Aborted);
        return $"The client is {client.Status.ToString().ToLowerInvariant()}.";
    });

    public Task<IActionResult> OnPostDeleteAsync() => ChangeAsync(Permissions.TokensWrite, async () =>
    {
        await Sender.Send(new DeleteOAuthClientCommand(TenantId, Id), Aborted);
        return Redirect($"{Home}/credentials");
    });

    protected override async Task LoadAsync() => Client = await Sender.Send(new GetOAuthClientQuery(TenantId, Id), Aborted);
}
