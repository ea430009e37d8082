using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary><c>deploy/rotate-token.sh</c>, as <c>docs/tokens.md</c> tells to run it.</summary>
public sealed class RotationScriptTests : ServerFixture
{
    private const string Use = """sh -c 'read -r token; printf "Authorization: Bearer %s" "$token" | curl -fsS -o /dev/null -H @- "$URL/scim/v2/Users?count=0"'""";

    private protected override TestServerSetup Setup => new() { Listens = true };

    [OneTimeSetUp]
    public void RequireShell() => Shell.Require();

    [Test]
    public async Task Rotate_WithANewTokenThatIsUsed_EndsTheOldOneAndSaysNoSecret()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var old = await tenant.MintAsync();

        var (code, output, error) = await RotateAsync(tenant, old.Id, Use);

        Assert.That(code, Is.Zero, error);
        Assert.That(output + error, Does.Not.Contain("scim_test_"));
        Assert.That(error, Does.EndWith($" is in use, {old.Id} is revoked.\n"));
        Assert.That(await tenant.OpensAsync(old.Secret), Is.False);
        Assert.That((await tenant.CountTokensAsync(), await tenant.CountTokensAsync("revoked")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Rotate_WithANewTokenThatNobodyUses_LeavesBothLive()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var old = await tenant.MintAsync();

        var (code, _, error) = await RotateAsync(tenant, old.Id, "cat > /dev/null", ("WAIT_SECONDS", "0"));

        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(await tenant.OpensAsync(old.Secret), Is.True);
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Rotate_WithACommandThatFails_LeavesBothLive()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var old = await tenant.MintAsync();

        var (code, _, error) = await RotateAsync(tenant, old.Id, "false");

        Assert.That(code, Is.EqualTo(1), error);
        Assert.That(await tenant.OpensAsync(old.Secret), Is.True);
    }

    [Test]
    public async Task Rotate_WithoutRoom_SaysWhyAndChangesNothing()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 1);
        var old = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var (code, _, error) = await RotateAsync(tenant, old.Id, Use);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Match($@"\APOST {App.Url}api/v1/admin/scim-tokens/{old.Id}/recreate: 409 \{{""detail"":""[^""]+""\}}\n\z"));
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Rotate_AgainUnderTheSameKey_BringsTheSameToken()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var old = await tenant.MintAsync();
        await RotateAsync(tenant, old.Id, "false", ("KEY", "run-7"));

        var (code, _, error) = await RotateAsync(tenant, old.Id, Use, ("KEY", "run-7"));

        Assert.That(code, Is.Zero, error);
        Assert.That((await tenant.CountTokensAsync(), await tenant.CountTokensAsync("revoked")), Is.EqualTo((1, 1)));
    }

    private Task<(int Code, string Output, string Error)> RotateAsync(TestTenant tenant, Guid old, string command, params (string, string)[] settings) =>
        Shell.RunAsync(
            $"{RepositoryFiles.PathOf("deploy/rotate-token.sh")} {old} {command}",
            [
                ("URL", App.Url.ToString().TrimEnd('/')),
                ("JWT", App.Jwts.Raw(tenant.Slug, "scim.tokens.read scim.tokens.write")),
                .. settings,
            ]);
}
