using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class F5XcTests : ServerFixture
{
    private const string Path = "/api/web/namespaces/system/scim_token";

    [Test]
    public async Task Recreate_PublishedRequest_AnswersTheDocumentedFields()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, """{ "expiration_days": 1, "namespace": "system" }""");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Members, Is.EquivalentTo(["active", "data", "expiration_timestamp", "name"]));
    }
}
