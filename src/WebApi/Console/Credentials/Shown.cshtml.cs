using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.Credentials;

/// <summary>Shows a secret that was just minted, once.</summary>
[Authorize(ConsoleSession.Scheme)]
public sealed class ShownModel(IMediator sender, VisibleTenants tenants, ShownOnce shownOnce) : ConsolePage(sender, tenants)
{
    public string? What { get; private set; }

    public string? Secret { get; private set; }

    public string WhatToDo { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    protected override Task LoadAsync()
    {
        (What, Secret, var whatToDo) = shownOnce.Take(HttpContext, Tenant);
        WhatToDo = whatToDo ?? "The server keeps a hash only. Paste it into your identity provider before you leave.";
        return Task.CompletedTask;
    }
}
