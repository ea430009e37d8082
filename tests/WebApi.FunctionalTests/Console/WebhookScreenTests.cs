using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>The forms that mint the secret of a webhook.</summary>
internal sealed class WebhookScreenTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Listens = true };

    [Test]
    public async Task Secret_ByAFormThatIsSentTwice_IsMintedOnce()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/events";
        var page = await visitor.GetAsync(path);

        var first = await SecretAsync(visitor, page, path, "Add");
        var second = await SecretAsync(visitor, page, path, "Add");

        var webhooks = (await tenant.Admin.GetAsync("/api/v1/admin/webhooks")).Require(200)["items"]!.AsArray();
        Assert.That((second, webhooks.Count), Is.EqualTo((first, 1)));

        var webhook = $"{path}/{webhooks[0]!["id"]}";
        page = await visitor.GetAsync(webhook);
        var rotated = await SecretAsync(visitor, page, webhook, "Rotate");
        var again = await SecretAsync(visitor, page, webhook, "Rotate");

        Assert.That(rotated, Is.Not.EqualTo(first).And.EqualTo(again));
    }

    private static async Task<string> SecretAsync(Visitor visitor, Visit page, string path, string handler)
    {
        var led = await visitor.SendAsync(page, path, handler, ("url", "http://127.0.0.1:9/x"), ("format", "standard"));
        Assert.That(led.Status, Is.EqualTo(302), led.Text);
        return Regex.Match((await visitor.GetAsync(led.Location!)).Html, "whsec_[A-Za-z0-9+/&#;x]{40,}").Value;
    }
}
