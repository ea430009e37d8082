using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.Settings;

/// <summary>The settings of a tenant.</summary>
[Authorize(ConsoleSession.Needs + Permissions.TenantsRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    private readonly VisibleTenants visible = tenants;

    public IReadOnlyList<string> Profiles { get; } = [.. CompatibilityProfiles.Known];

    public IReadOnlyList<string> PasswordWords { get; } = PasswordPolicies.Known;

    /// <summary>The end of static tokens as a field for times has it, in UTC.</summary>
    public string StaticTokensUntil => Tenant.StaticTokensUntil?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => ChangeAsync(Permissions.TenantsWrite, async () =>
    {
        var limit = Whole("max_live_tokens");
        if (limit is not null)
        {
            visible.RequirePlatform(ofNoTenant: false);
        }

        var command = new PatchTenantCommand(
            TenantId, Required("display_name"), Required("scim_enabled") == "true", limit, Days(), Required("compatibility_profile"))
        {
            Passwords = Required("passwords"),
            StaticTokens = new StaticTokensChange(Time("static_tokens_until")),
            Guard = new GuardChange(Guard()),
            Expected = new ExpectedVersion([Shown()]),
        };
        await SendAsync(command);
        return "The settings are stored.";
    });

    public Task<IActionResult> OnPostReleaseAsync() => ChangeAsync(Permissions.TenantsWrite, async () =>
    {
        var until = await Sender.Send(new ReleaseDeprovisionGuardCommand(TenantId, Whole("minutes") ?? 0), Aborted);
        return string.Create(CultureInfo.InvariantCulture, $"Removals pass until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    });

    protected override Task LoadAsync() => Task.CompletedTask;

    // The form has every setting: sent after somebody else's change, it would take that back.
    private async Task SendAsync(PatchTenantCommand command)
    {
        try
        {
            await Sender.Send(command, Aborted);
        }
        catch (Refusal refusal) when (refusal.Error.Kind == ErrorKind.PreconditionFailed)
        {
            throw new Refusal(new Error(
                ErrorKind.PreconditionFailed, "Somebody changed these settings meanwhile, or minted a credential. Here is what is stored now: make your change again."));
        }
    }

    private long Shown() => long.TryParse(Required("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        ? version
        : throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, "version", FieldProblem.NotWholeText, "must be a whole number")));

    private int? Days()
    {
        Required("default_token_lifetime_days");
        return Whole("default_token_lifetime_days");
    }

    private DeprovisionGuard? Guard() => (Whole("guard_limit"), Whole("guard_minutes")) switch
    {
        (null, null) => null,
        ({ } limit, { } minutes) => new DeprovisionGuard(limit, minutes),
        (null, _) => throw new Refusal(Error.Invalid(Missing("guard_limit"))),
        _ => throw new Refusal(Error.Invalid(Missing("guard_minutes"))),
    };

    private static FieldError Missing(string name) => new(FieldSource.Body, name, FieldProblem.Missing, "is missing: a guard has both");
}
