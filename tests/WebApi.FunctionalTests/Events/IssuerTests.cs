using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>Who a security event token says has made it, where no setting says where the server is.</summary>
public sealed class IssuerTests
{
    [TestCase("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [TestCase("http://[::]:8080/", "http://localhost:8080")]
    [TestCase("https://0.0.0.0:8443", "https://localhost:8443")]
    [TestCase("http://*:80", "http://localhost:80")]
    [TestCase(null, "http://localhost")]
    public void Of_AServer_IsWhereItListens(string? address, string url)
    {
        using var server = new Listening(address);

        Assert.That(ListeningUrl.Of(server), Is.EqualTo(url));
    }

    [Test]
    public async Task Token_OfAServerWithoutSettings_NamesWhereThatListens()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        var admin = server.As(server.Jwts.Of("example-corp", TestJwts.AllScopes));
        var stream = (await admin.PostAsync("/api/v1/admin/webhooks", """{"format":"set","types":["user.created"]}""")).Require(201);
        (await admin.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}""")).Require(201);

        var polled = (await admin.PostAsync($"/api/v1/admin/event-streams/{stream["id"]}/poll", "{}")).Require(200);

        var token = (string)polled["sets"]!.AsObject().Single().Value!;
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
        Assert.That((string)payload["iss"]!, Is.EqualTo(server.Client.BaseAddress!.ToString().TrimEnd('/')));
    }

    private sealed class Listening : IServer
    {
        public Listening(string? address)
        {
            var addresses = new ServerAddressesFeature();
            if (address is not null)
            {
                addresses.Addresses.Add(address);
            }

            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
