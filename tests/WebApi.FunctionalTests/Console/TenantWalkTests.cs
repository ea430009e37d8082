using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>Every page that there is with each of its forms, walked by a person of one tenant towards the things of another.</summary>
public sealed class TenantWalkTests : ServerFixture
{
    private const string OfTenant = "console/tenants/{tenant}/";

    // What a page's path and its forms' addresses name, by the page's template and the handler. A page that names something else has no place here yet.
    private static readonly Dictionary<string, Func<TenantThings, string>> Named = new()
    {
        ["people/users/{id}"] = things => things.User,
        ["people/groups/{id}"] = things => things.Group,
        ["activity/{id}"] = things => things.Entry!,
        ["credentials/{client}"] = things => things.Client,
        ["events/{webhook}"] = things => things.Webhook,
        ["credentials Rotate id"] = things => things.Token,
        ["credentials Revoke id"] = things => things.Token,
        ["credentials Uninvite id"] = things => things.SetupLink,
        ["credentials/{client} Drop secret"] = things => things.Secret,
        ["mapping Look id"] = things => things.Mapping,
        ["mapping Remove id"] = things => things.Mapping,
        ["events/{webhook} Redeliver delivery"] = things => things.Delivery,
    };

    // With them nothing else is wrong with a form.
    private static readonly (string, string)[] Fields =
    [
        ("name", "Okta"), ("status", "disabled"), ("enabled", "false"), ("minutes", "5"), ("by", "display_name"), ("group", "Engineers"), ("namespace", "system"), ("role", "lead"),
    ];

    private TenantThings mine = null!;
    private TenantThings theirs = null!;
    private IReadOnlyList<string> before = null!;
    private Visitor visitor = null!;
    private Visit form = null!;

    private protected override TestServerSetup Setup => new() { Listens = true };

    private string Home => $"/console/tenants/{mine.Tenant.Slug}";

    [SetUp]
    public async Task MakeTenantsAsync()
    {
        mine = await TenantThings.MakeAsync(App);
        theirs = await TenantThings.MakeAsync(App);
        theirs = theirs with { Entry = await theirs.Tenant.RefusedEntryAsync() };
        before = await theirs.StateAsync();
        visitor = Visitor.Of(App, mine.Tenant.Slug, TestJwts.TenantScopes.Split(' '));
        form = await visitor.GetAsync($"{Home}/credentials");
    }

    [TearDown]
    public async Task NothingOfTheirsChanged()
    {
        visitor.Dispose();
        Assert.That(await theirs.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Walk_OfAnotherTenant_FindsNoPageAndNoForm()
    {
        foreach (var (route, handlers) in await PagesAsync())
        {
            foreach (var tenant in new[] { theirs.Tenant.Slug, theirs.Tenant.Id.ToString() })
            {
                var path = $"/console/tenants/{tenant}/{Filled(route, theirs)}";
                AssertNothing(await visitor.GetAsync(path), path);
                foreach (var handler in handlers)
                {
                    AssertNothing(await SendAsync(path, Filled(route, handler, theirs)), $"{path} {handler.Name}");
                }
            }
        }
    }

    [Test]
    public async Task Walk_OfOnesOwnTenantToThingsOfAnother_FindsNone()
    {
        foreach (var (route, handlers) in await PagesAsync())
        {
            var ofTheirs = $"{Home}/{Filled(route, theirs)}";
            if (route.Contains('{', StringComparison.Ordinal))
            {
                AssertNothing(await visitor.GetAsync(ofTheirs), ofTheirs);
                foreach (var handler in handlers)
                {
                    AssertNothing(await SendAsync(ofTheirs, Filled(route, handler, theirs)), $"{ofTheirs} {handler.Name}");
                }
            }

            foreach (var handler in handlers.Where(handler => handler.Parameters.Count > 0))
            {
                AssertNothing(await SendAsync($"{Home}/{Filled(route, mine)}", Filled(route, handler, theirs)), $"{route} {handler.Name}");
            }
        }
    }

    [TestCase("Preview")]
    [TestCase("Add")]
    public async Task Field_ThatNamesAnothersGroup_FindsNone(string handler) => AssertNothing(
        await visitor.SendAsync($"{Home}/mapping", handler, ("by", "id"), ("group", theirs.Group), ("namespace", "system"), ("role", "lead")), handler);

    [TestCase("activity?resource=", "No request fits.")]
    [TestCase("audit?target_id=", "Nothing is recorded")]
    public async Task Filter_ByAnothersId_ShowsNothing(string path, string text)
    {
        foreach (var id in new[] { theirs.User, theirs.Group, theirs.Token })
        {
            Assert.That((await visitor.GetAsync($"{Home}/{path}{id}")).Text, Does.Contain(text));
        }
    }

    [Test]
    public async Task Export_ByAnothersId_IsEmpty()
    {
        var file = await visitor.GetAsync($"{Home}/audit?handler=Export&target_id={theirs.User}");

        Assert.That((file.Status, file.Html), Is.EqualTo((200, "")));
    }

    private static string Filled(string route, TenantThings things) =>
        route.Contains('{', StringComparison.Ordinal) ? $"{route[..route.IndexOf('{', StringComparison.Ordinal)]}{Named[route](things)}" : route;

    private static string? Filled(string route, Handler handler, TenantThings things) => handler.Parameters.Count == 0
        ? handler.Name
        : $"{handler.Name}&{string.Join('&', handler.Parameters.Select(parameter => $"{parameter}={Named[$"{route} {handler.Name} {parameter}"](things)}"))}";

    private Task<Visit> SendAsync(string path, string? handler) => visitor.SendAsync(form, path, handler, Fields);

    private void AssertNothing(Visit answer, string what)
    {
        Assert.That((answer.Status, answer.Text.Contains("There is nothing here", StringComparison.Ordinal)), Is.EqualTo((404, true)), what);
        Assert.That(theirs.Names.Where(name => answer.Html.Contains(name, StringComparison.Ordinal)), Is.Empty, what);
    }

    private async Task<IReadOnlyList<(string Route, IReadOnlyList<Handler> Handlers)>> PagesAsync()
    {
        var loader = App.Services.GetRequiredService<PageLoader>();
        var pages = new List<(string, IReadOnlyList<Handler>)>();
        foreach (var page in App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            if (page.AttributeRouteInfo!.Template!.StartsWith(OfTenant, StringComparison.Ordinal))
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                var handlers = compiled.HandlerMethods.Where(method => HttpMethods.IsPost(method.HttpMethod))
                    .Select(method => new Handler(method.Name, [.. method.Parameters.Select(parameter => parameter.Name)]));
                pages.Add((page.AttributeRouteInfo.Template[OfTenant.Length..], [.. handlers]));
            }
        }

        Assert.That(pages, Has.Count.GreaterThan(14));
        return pages;
    }

    private sealed record Handler(string? Name, IReadOnlyList<string> Parameters);
}
