using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Activity;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.Health;

/// <summary>Whether connectors call as they use to, what they did by the hour, and what went wrong most, with its remedy.</summary>
[Authorize(ConsoleSession.Needs + Permissions.TenantsRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    public SyncHealthView Health { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    /// <summary>The style of a state.</summary>
    internal static string StyleOf(SyncState state) => state switch
    {
        SyncState.Ok => "good",
        SyncState.Stalled => "bad",
        _ => "small",
    };

    /// <summary>The rhythm of a credential in words.</summary>
    internal static string RhythmOf(CredentialHealthView credential) => credential.RhythmSeconds switch
    {
        null => "not known yet",
        < 120 and var seconds => string.Create(CultureInfo.InvariantCulture, $"every {seconds} seconds"),
        < 7200 and var seconds => string.Create(CultureInfo.InvariantCulture, $"every {seconds / 60} minutes"),
        var seconds => string.Create(CultureInfo.InvariantCulture, $"every {seconds / 3600} hours"),
    };

    internal static Remedy RemedyOf(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        ? Remedy.Of(status, null)
        : Remedy.Of(0, code);

    /// <summary>The statuses under which the log has an error: its own, or, of a word of SCIM, those of refusals.</summary>
    internal static string StatusOf(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? code : "4xx";

    protected override async Task LoadAsync() => Health = await Sender.Send(new GetSyncHealthQuery(TenantId), Aborted);
}
