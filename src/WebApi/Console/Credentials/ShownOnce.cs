using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.WebApi.Console.Credentials;

/// <summary>
/// Brings a secret to the one page that shows it. It travels in a sealed cookie that is gone once the page is made, so that neither the
/// address nor a reload has it, and a reload mints nothing again.
/// </summary>
public sealed class ShownOnce(ITempDataDictionaryFactory factory)
{
    private const string Of = "of";
    private const string What = "what";
    private const string Secret = "secret";
    private const string WhatToDo = "what-to-do";

    /// <summary>What is to become of a webhook's secret.</summary>
    internal const string ForReceivers = "Give it to the receiver, which checks by it who sends.";

    /// <summary>Leads to the page.</summary>
    /// <param name="context">the request that minted</param>
    /// <param name="tenant">whose secret it is</param>
    /// <param name="what">what was minted</param>
    /// <param name="secret">its clear value; null when a form was sent again too late to be shown it</param>
    internal RedirectResult Lead(HttpContext context, TenantView tenant, string what, TokenSecret? secret) => Lead(context, tenant, what, secret?.Reveal());

    /// <inheritdoc cref="Lead(HttpContext, TenantView, string, TokenSecret?)"/>
    /// <param name="whatToDo">what is to become of it; null for what an identity provider signs in with</param>
    internal RedirectResult Lead(HttpContext context, TenantView tenant, string what, string? secret, string? whatToDo = null)
    {
        var waiting = factory.GetTempData(context);
        waiting[Of] = tenant.Id;
        waiting[WhatToDo] = whatToDo;
        waiting[What] = what;
        waiting[Secret] = secret;
        return new RedirectResult($"{ConsolePaths.Root(context)}{ConsolePaths.Base}/tenants/{tenant.Slug}/shown-once");
    }

    /// <summary>Takes what waits for the tenant's page; another tenant's goes on waiting for its own.</summary>
    internal (string? What, string? Secret, string? WhatToDo) Take(HttpContext context, TenantView tenant)
    {
        // What answers a HEAD shows nothing, so that nothing is taken for it either.
        var waiting = factory.GetTempData(context);
        if (HttpMethods.IsHead(context.Request.Method) || waiting.Peek(Of) is not Guid of || of != tenant.Id)
        {
            return default;
        }

        waiting.Remove(Of);
        return (waiting[What] as string, waiting[Secret] as string, waiting[WhatToDo] as string);
    }
}
