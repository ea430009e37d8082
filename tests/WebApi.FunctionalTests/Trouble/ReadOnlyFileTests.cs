using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>A file of SQLite that may only be read, as a volume that was mounted so has it.</summary>
public sealed class ReadOnlyFileTests
{
    [Test]
    public async Task Writes_ToAReadOnlyFile_Are503AndReadsGoOn()
    {
        TestEngine.RequireSqlite();
        await using var app = await TestServerApp.StartAsync();
        var tenant = await app.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        await using var readOnly = await TestServerApp.StartAsync(TestServerSetup.With(
            ("ConnectionStrings:ScimPlatform", $"Data Source={app.DatabaseFile};Mode=ReadOnly"), ("Database:MigrateOnStartup", "false")) with
        {
            DataDirectory = app.DataDirectory,
        });
        var caller = readOnly.As(app.Jwts.Of(tenant.Slug, TestJwts.TenantScopes));

        var refused = await caller.DeleteAsync($"/scim/v2/Users/{user}");
        var read = await caller.GetAsync($"/scim/v2/Users/{user}");

        Assert.That((refused.Status, read.Status), Is.EqualTo((503, 200)), refused.Text);
        Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{user}")).Require(204);
    }
}
