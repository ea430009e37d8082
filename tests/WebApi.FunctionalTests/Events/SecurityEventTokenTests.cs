using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>Events as security event tokens (RFC 9967).</summary>
public sealed class SecurityEventTokenTests : ServerFixture
{
    private const string Path = "/api/v1/admin/webhooks";
    private const string Provisioning = "urn:ietf:params:scim:event:prov:";

    [Test]
    public async Task Push_OfChanges_SendsTokensThatTheKeyVerifies()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, response) =>
        {
            response.StatusCode = 202;
            return Task.CompletedTask;
        };
        var created = (await tenant.Admin.PostAsync(Path, $$"""{"url":"{{receiver.Url}}","format":"set"}""")).Require(201);
        var id = await tenant.AddUserAsync("ada");
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{id}", ScimUsersTests.Patch("\"active\":false,\"title\":\"T\""))).Require(200);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{id}", ScimUsersTests.Patch("\"active\":true"))).Require(200);
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{id}")).Require(204);

        var told = await receiver.WaitAsync(4);

        var tokens = new List<JsonNode>();
        foreach (var one in told)
        {
            tokens.Add(await PayloadAsync(one.Body));
        }

        Assert.That(created.Json.AsObject().ContainsKey("secret"), Is.False);
        Assert.That(told.Select(one => (one.Headers["content-type"], one.Headers["accept"])), Is.All.EqualTo(("application/secevent+jwt", "application/json")));
        Assert.That(tokens.Select(token => token["events"]!.ToJsonString()), Is.EqualTo([
            $$$"""{"{{{Provisioning}}}create:notice":{"attributes":["userName"]}}""",
            $$$"""{"{{{Provisioning}}}deactivate":{},"{{{Provisioning}}}patch:notice":{"attributes":["title"]}}""",
            $$$"""{"{{{Provisioning}}}activate":{}}""",
            $$$"""{"{{{Provisioning}}}delete":{}}""",
        ]));
        Assert.That(tokens[0].AsObject().Select(claim => claim.Key), Is.EqualTo(["iss", "iat", "jti", "aud", "txn", "sub_id", "events"]));
        Assert.That(tokens[0]["sub_id"]!.ToJsonString(), Is.EqualTo($$"""{"format":"scim","uri":"/Users/{{id}}"}"""));
        Assert.That((string)tokens[0]["aud"]!, Is.EqualTo(receiver.Url));
        Assert.That(tokens.Select(token => (string)token["jti"]!), Is.Unique);
    }

    [Test]
    public async Task Push_WithTheResource_SendsItInsteadOfNames()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Admin.PostAsync(Path, $$"""{"url":"{{receiver.Url}}","format":"set","include_resource":true}""")).Require(201);
        await tenant.AddUserAsync("ada", "\"externalId\":\"00u1\"");

        var token = await PayloadAsync((await receiver.WaitAsync(1))[0].Body);

        var said = token["events"]![$"{Provisioning}create:full"]!.AsObject();
        Assert.That(said.Select(member => member.Key), Is.EqualTo(["data"]));
        Assert.That((string)said["data"]!["userName"]!, Is.EqualTo("ada"));
        Assert.That((string)token["sub_id"]!["externalId"]!, Is.EqualTo("00u1"));
    }

    [Test]
    public async Task Poll_OfAStream_GivesTokensUntilTheyAreSettled()
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set","types":["user.created"]}""")).Require(201);
        var poll = $"/api/v1/admin/event-streams/{stream["id"]}/poll";
        for (var number = 0; number < 3; number++)
        {
            await tenant.AddUserAsync($"u{number}");
        }

        await tenant.EndAsync();
        var first = (await tenant.Admin.PostAsync(poll, """{"maxEvents":2,"returnImmediately":true}""")).Require(200);
        string[] ids = [.. first["sets"]!.AsObject().Select(set => set.Key)];
        var settled = (await tenant.Admin.PostAsync(
            poll,
            $$$$"""{"returnImmediately":true,"ack":["{{{{ids[0]}}}}","{{{{Guid.NewGuid()}}}}","x"],"setErrs":{"{{{{ids[1]}}}}":{"err":"invalid_key","description":"x"}}}""")).Require(200);
        var last = settled["sets"]!.AsObject().Single();
        var empty = (await tenant.Admin.PostAsync(poll, $$"""{"returnImmediately":true,"ack":["{{last.Key}}"]}""")).Require(200);
        var deliveries = (await tenant.Admin.GetAsync($"{Path}/{stream["id"]}/deliveries")).Require(200)["items"]!.AsArray();

        Assert.That((ids.Length, (bool)first["moreAvailable"]!, (bool)settled["moreAvailable"]!), Is.EqualTo((2, true, false)));
        Assert.That((string)(await PayloadAsync((string)last.Value!))["jti"]!, Is.EqualTo(last.Key));
        Assert.That(ids, Does.Not.Contain(last.Key));
        Assert.That(empty.Text, Is.EqualTo("""{"sets":{},"moreAvailable":false}"""));
        Assert.That(
            deliveries.Select(one => ((string)one!["status"]!, (string?)one["error"])),
            Is.EquivalentTo(new (string, string?)[] { ("delivered", null), ("dead", "invalid_key"), ("delivered", null) }));
    }

    [Test]
    public async Task Poll_WithoutTokens_WaitsForOne()
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set","types":["user.created"]}""")).Require(201);
        var waiting = tenant.Admin.PostAsync($"/api/v1/admin/event-streams/{stream["id"]}/poll", "{}");
        Assert.That(waiting.IsCompleted, Is.False);

        await tenant.AddUserAsync("ada");

        Assert.That((await waiting).Require(200)["sets"]!.AsObject(), Has.Count.EqualTo(1));
    }

    // RFC 9493 section 3.2.4: the subject of a test is the stream, not a user of that id.
    [Test]
    public async Task Poll_AfterATest_GivesATokenAboutTheStream()
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set","include_resource":true}""")).Require(201);
        (await tenant.Admin.PostAsync($"{Path}/{stream["id"]}/test")).Require(202);

        var polled = (await tenant.Admin.PostAsync($"/api/v1/admin/event-streams/{stream["id"]}/poll", """{"returnImmediately":true}""")).Require(200);
        var token = await PayloadAsync((string)polled["sets"]!.AsObject().Single().Value!);

        Assert.That(token["sub_id"]!.ToJsonString(), Is.EqualTo($$"""{"format":"opaque","id":"{{stream["id"]}}"}"""));
        Assert.That(token["events"]!.ToJsonString(), Is.EqualTo("""{"urn:scim-platform:event:test":{}}"""));
    }

    [Test]
    public async Task Poll_WithErrorsOfWhatIsNotTheStreams_IgnoresThem()
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set"}""")).Require(201);

        var polled = await tenant.Admin.PostAsync(
            $"/api/v1/admin/event-streams/{stream["id"]}/poll", $$$$"""{"returnImmediately":true,"setErrs":{"x":{"err":"invalid_key","description":null},"{{{{Guid.NewGuid()}}}}":{"err":"invalid_key"}}}""");

        Assert.That(polled.ToString(), Is.EqualTo("""200 {"sets":{},"moreAvailable":false}"""));
    }

    [Test]
    public async Task Poll_OfWhatCannotBePolled_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var pushed = (await tenant.Admin.PostAsync(Path, """{"url":"http://127.0.0.1:9/x","format":"set","enabled":false}""")).Require(201);
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set"}""")).Require(201);

        Assert.That((await tenant.Admin.PostAsync($"/api/v1/admin/event-streams/{pushed["id"]}/poll", "{}")).Status, Is.EqualTo(409));
        Assert.That((await tenant.Admin.PostAsync($"/api/v1/admin/event-streams/{Guid.NewGuid()}/poll", "{}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.PatchAsync($"{Path}/{stream["id"]}", """{"url":"http://127.0.0.1:9/x"}""")).Status, Is.EqualTo(409));
    }

    // RFC 8936 section 2.4 names the members; it leaves the body of an error to the transmitter, which answers as on all admin routes.
    [TestCase("""{"maxEvents":-1}""", """{"detail":[{"loc":["body","maxEvents"],"msg":"must be at least 0","type":"greater_than_equal"}]}""")]
    [TestCase("""{"maxEvents":"2"}""", """{"detail":[{"loc":["body","maxEvents"],"msg":"must be a whole number","type":"int_type"}]}""")]
    [TestCase("""{"setErrs":["x"]}""", """{"detail":[{"loc":["body","setErrs"],"msg":"must be an object","type":"model_attributes_type"}]}""")]
    [TestCase("""{"setErrs":"x"}""", """{"detail":[{"loc":["body","setErrs"],"msg":"must be an object","type":"model_attributes_type"}]}""")]
    [TestCase("""{"setErrs":{"x":5}}""", """{"detail":[{"loc":["body","setErrs","x"],"msg":"must be an object","type":"model_attributes_type"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":5}}}""", """{"detail":[{"loc":["body","setErrs","x","err"],"msg":"must be a string","type":"string_type"}]}""")]
    [TestCase("""{"setErrs":{"x":{}}}""", """{"detail":[{"loc":["body","setErrs","x","err"],"msg":"is missing","type":"missing"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":null}}}""", """{"detail":[{"loc":["body","setErrs","x","err"],"msg":"must be a string","type":"string_type"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":""}}}""", """{"detail":[{"loc":["body","setErrs","x","err"],"msg":"must have at least 1 character","type":"string_too_short"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":"a\u0000"}}}""", """{"detail":[{"loc":["body","setErrs","x","err"],"msg":"must not hold U+0000","type":"value_error"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":"a","description":5}}}""", """{"detail":[{"loc":["body","setErrs","x","description"],"msg":"must be a string","type":"string_type"}]}""")]
    [TestCase("""{"setErrs":{"x":{"err":"a","description":"\u0000"}}}""", """{"detail":[{"loc":["body","setErrs","x","description"],"msg":"must not hold U+0000","type":"value_error"}]}""")]
    [TestCase("""{"returnImmediately":1}""", """{"detail":[{"loc":["body","returnImmediately"],"msg":"must be true or false","type":"bool_type"}]}""")]
    public async Task Poll_WithAWrongMember_NamesItAsItWasWritten(string body, string answer)
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set"}""")).Require(201);

        var refused = await tenant.Admin.PostAsync($"/api/v1/admin/event-streams/{stream["id"]}/poll", body);

        Assert.That((refused.Status, refused.Text), Is.EqualTo((422, answer)));
    }

    // RFC 8935 section 2.4.
    [Test]
    public async Task Poll_WithAnErrorWithoutACode_SettlesNothing([Values("{}", """{"err":"a\u0000"}""", """{"err":"a","description":5}""")] string error)
    {
        var tenant = await App.AddTenantAsync();
        var stream = (await tenant.Admin.PostAsync(Path, """{"format":"set","types":["user.created"]}""")).Require(201);
        var poll = $"/api/v1/admin/event-streams/{stream["id"]}/poll";
        await tenant.AddUserAsync("ada");
        await tenant.AddUserAsync("bob");
        await tenant.EndAsync();
        var before = (await tenant.Admin.PostAsync(poll, """{"returnImmediately":true}""")).Require(200);
        string[] ids = [.. before["sets"]!.AsObject().Select(set => set.Key)];

        var refused = await tenant.Admin.PostAsync(poll, $$$"""{"returnImmediately":true,"ack":["{{{ids[0]}}}"],"setErrs":{"{{{ids[1]}}}":{{{error}}}}}""");

        var after = (await tenant.Admin.PostAsync(poll, """{"returnImmediately":true}""")).Require(200);
        var deliveries = (await tenant.Admin.GetAsync($"{Path}/{stream["id"]}/deliveries")).Require(200)["items"]!.AsArray();
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(after["sets"]!.AsObject().Select(set => set.Key), Is.EqualTo(ids));
        Assert.That(deliveries.Select(one => ((string)one!["status"]!, (string?)one["error"])), Is.All.EqualTo(("pending", (string?)null)));
    }

    [Test]
    public async Task ServiceProviderConfig_NamesTheEvents()
    {
        var tenant = await App.AddTenantAsync();

        var events = (await tenant.Admin.GetAsync("/scim/v2/ServiceProviderConfig")).Require(200)["securityEvents"]!;

        Assert.That((string)events["asyncRequest"]!, Is.EqualTo("none"));
        Assert.That(events["eventUris"]!.AsArray().Select(uri => ((string)uri!)[Provisioning.Length..]), Is.EqualTo([
            "create:notice", "create:full", "patch:notice", "patch:full", "delete", "activate", "deactivate",
        ]));
    }

    private async Task<JsonNode> PayloadAsync(string token)
    {
        var keys = (await App.As(null).GetAsync("/.well-known/jwks.json")).Require(200)["keys"]!.AsArray();
        var parts = token.Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var key = keys.Single(key => (string)key!["kid"]! == (string)header["kid"]!)!;
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) },
        });
        Assert.That(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])), Is.EqualTo($$"""{"typ":"secevent+jwt","alg":"ES256","kid":"{{key["kid"]}}"}"""));
        Assert.That(ecdsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        return JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
    }
}
