using System.Globalization;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>One way in which errors are said, and where it is heard.</summary>
/// <param name="Name">the dialect</param>
/// <param name="Path">takes JSON by POST</param>
/// <param name="Unknown">a path of this dialect that leads nowhere</param>
/// <param name="Invalid">the status of what is invalid</param>
/// <param name="BodyLimit">how many bytes a body may have</param>
/// <param name="AssertError">looks at the form of an error</param>
internal sealed record Voice(string Name, string Path, string Unknown, int Invalid, int BodyLimit, Action<Answer, int> AssertError)
{
    private const int AdminLimit = 64 * 1024;
    private const int ScimLimit = 1024 * 1024;

    public static Voice[] All =>
    [
        Of(new TokenDialectDrivers.F5Xc(), "/api/web/namespaces/system/scim_token", "/api/web/namespaces/system/nothing"),
        Of(new TokenDialectDrivers.Unleash(), "/api/admin/scim-settings", "/api/admin/nothing"),
        Of(new TokenDialectDrivers.Admin(), "/api/v1/admin/scim-tokens", "/api/v1/admin/nothing"),
        Of(new TokenDialectDrivers.Truto(), "/scim-token", "/scim-token/nothing/more"),
        new("Scim", "/scim/v2/Users", "/scim/v2/Nothing", 400, ScimLimit, AssertScim),
        new("F5XcUsers", "/api/scim/namespaces/system/v2/Users", "/api/scim/namespaces/system/v2/Nothing", 400, ScimLimit, AssertScim),
    ];

    public static void AssertScim(Answer answer, int status)
    {
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(answer.Members, Is.SubsetOf(new[] { "schemas", "status", "scimType", "detail" }));
        Assert.That(answer["schemas"]!.ToJsonString(), Is.EqualTo("""["urn:ietf:params:scim:api:messages:2.0:Error"]"""));
        Assert.That(answer["status"]!.GetValue<string>(), Is.EqualTo(status.ToString(CultureInfo.InvariantCulture)));
        Assert.That(answer["detail"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(answer.Members.Contains("scimType"), Is.EqualTo(status == 400 || answer["scimType"] is not null));
    }

    public override string ToString() => Name;

    private static Voice Of(ITokenDialectDriver driver, string path, string unknown) =>
        new(driver.ToString()!, path, unknown, driver.Invalid, AdminLimit, driver.AssertError);
}
