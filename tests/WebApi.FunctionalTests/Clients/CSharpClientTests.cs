using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using ScimPlatform.Client;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Clients;

/// <summary>The generated C# client against a server that listens.</summary>
internal sealed partial class CSharpClientTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Listens = true };

    [Test]
    public async Task Examples_OfTheReadme_Run()
    {
        var tenant = await App.AddTenantAsync();
        var (url, jwt) = (App.Url.ToString(), App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes));

        // The blocks of the README, one after the other.
        using var client = ScimPlatformClient.To(new Uri(url), jwt);
        var minted = await client.ScimTokens.CreateAsync(new CreateScimTokenRequest { Name = "Okta", ExpiresInDays = 90 });

        var rotated = await client.UnleashScimSettings.GenerateNewTokenAsync();

        using var connector = ScimPlatformClient.To(new Uri(url), rotated.Token!);
        var user = await connector.Users.CreateAsync(new ScimUser
        {
            Schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"],
            UserName = "babs@example.com",
            Name = new ScimUserName { GivenName = "Barbara", FamilyName = "Jensen" },
            Roles = [new ScimUserRole { Value = "tour-lead" }],
        });

        var names = new List<string?>();
        await foreach (var found in connector.Users.SearchAllAsync("userName sw \"babs\""))
        {
            names.Add(found.UserName);
        }

        try
        {
            await client.ScimTokens.GetAsync(Guid.NewGuid().ToString());
        }
        catch (ApiException<Error> refused) when (refused.StatusCode == 404)
        {
            names.Add(refused.Result.Detail);
        }

        Assert.That((minted.Status, minted.Scopes.Count), Is.EqualTo((TokenStatus.Active, 4)));
        Assert.That(await tenant.OpensAsync(minted.Token!), Is.False);
        Assert.That(user.Roles!.Single().Value, Is.EqualTo("tour-lead"));
        Assert.That(names, Is.EqualTo(new[] { "babs@example.com", "SCIM token not found." }));
    }

    [Test]
    public void Blocks_OfTheReadme_AreTheExamplesThatRun()
    {
        var source = Squeezed(RepositoryFiles.Read("tests/WebApi.FunctionalTests/Clients/CSharpClientTests.cs"));
        var blocks = Block().Matches(RepositoryFiles.Read("clients/csharp/README.md"));

        Assert.That(blocks, Has.Count.EqualTo(4));
        Assert.That(blocks.Select(block => Squeezed(block.Groups["code"].Value)), Has.All.Matches<string>(code => source.Contains(code!, StringComparison.Ordinal)));
    }

    [Test]
    public async Task PatchOfAGroup_IsNullWhereTheAnswerHasNoBody()
    {
        var tenant = await App.AddTenantAsync();
        using var client = ScimPlatformClient.To(App.Url, App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes));
        var group = await client.Groups.CreateAsync(new ScimGroup { Schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"], DisplayName = "Guides" });
        var patch = new ScimPatch
        {
            Schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            Operations = [new ScimPatchOperation { Op = ScimPatchOperationOp.Replace, Path = "displayName", Value = "Tour guides" }],
        };

        var patched = await client.Groups.PatchAsync(group.Id!, patch);

        Assert.That(patched, Is.Null);
        Assert.That((await client.Groups.GetAsync(group.Id!)).DisplayName, Is.EqualTo("Tour guides"));
    }

    [Test]
    public async Task Lists_OfSeveralPages_AreWalkedToTheirEnd()
    {
        var tenant = await App.AddTenantAsync();
        using var client = ScimPlatformClient.To(App.Url, App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes));
        for (var minted = 0; minted < 21; minted++)
        {
            await client.UnleashScimSettings.GenerateNewTokenAsync();
        }

        var revoked = await client.ScimTokens.ListAllAsync(TokenStatus.Revoked).ToListAsync();
        var recorded = await client.AuditEvents.ListAllAsync().ToListAsync();

        Assert.That(revoked.DistinctBy(token => token.Id).Count(), Is.EqualTo(20));
        Assert.That(recorded, Has.Count.GreaterThanOrEqualTo(21));
    }

    [Test]
    public void Client_OfEverySubject_IsAMemberOfTheWhole()
    {
        // The document has a schema OAuthClient, too.
        var generated = typeof(ScimPlatformClient).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal) && type != typeof(ScimPlatformClient))
            .Where(type => type.GetConstructor([typeof(HttpClient)]) is not null);

        Assert.That(typeof(ScimPlatformClient).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.PropertyType), Is.EquivalentTo(generated));
    }

    [Test]
    public async Task Refusal_WithRetryAfter_IsSentAgainWithTheSameKeyAfterThatTime()
    {
        var time = new FakeTimeProvider();
        var server = new Refusing(2);
        using var http = new HttpClient(new RepeatingHandler(server, time: time));

        var sent = http.PostAsync("http://127.0.0.1/scim-token", null);
        while (!sent.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(7));
            await Task.Yield();
        }

        Assert.That((await sent).StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(server.Keys, Has.Count.EqualTo(3).And.All.EqualTo(server.Keys[0]).And.None.Empty);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private sealed class Refusing(int times) : HttpMessageHandler
    {
        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            var response = new HttpResponseMessage(Keys.Count > times ? HttpStatusCode.Created : HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", "7");
            return Task.FromResult(response);
        }
    }
}
