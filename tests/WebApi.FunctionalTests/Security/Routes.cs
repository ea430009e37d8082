using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>A method of a path that a controller serves.</summary>
/// <param name="Method">the HTTP method</param>
/// <param name="Template">the path with its parameters, from its slash</param>
internal sealed record Route(string Method, string Template)
{
    private const string Namespace = "{namespace}";

    /// <summary>Whether the path names something of a tenant.</summary>
    public bool NamesSomething => Template.Replace(Namespace, "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal) && !IsShared;

    public bool IsScim => Template.Contains("/v2", StringComparison.Ordinal) && !Template.Contains("/admin/", StringComparison.Ordinal);

    // The types of resources are the same for everybody.
    private bool IsShared => Template.Contains("ResourceTypes", StringComparison.Ordinal);

    /// <summary>All that are served. HEAD goes with GET, through the same action: HeadTests.</summary>
    public static IReadOnlyList<Route> All(TestServerApp app) =>
    [
        .. from source in app.Services.GetServices<EndpointDataSource>()
           from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where method != HttpMethods.Head
           select new Route(method, "/" + endpoint.RoutePattern.RawText!.Trim('/')),
    ];

    /// <summary>The path to that tenant's things.</summary>
    public string PathTo(TenantThings things) => Template
        .Replace(Namespace, "system", StringComparison.Ordinal)
        .Replace("{name}", "User", StringComparison.Ordinal)
        .Replace("{tenant}", things.Tenant.Slug, StringComparison.Ordinal)
        .Replace("{schema}", things.Schema, StringComparison.Ordinal)
        .Replace("{urn}", things.SchemaUrn, StringComparison.Ordinal)
        .Replace("{token_id}", things.Token, StringComparison.Ordinal)
        .Replace("{client_id}", things.Client, StringComparison.Ordinal)
        .Replace("{secret_id}", things.Secret, StringComparison.Ordinal)
        .Replace("{webhook_id}", things.Stream, StringComparison.Ordinal)
        .Replace("{delivery_id}", things.Delivery, StringComparison.Ordinal)
        .Replace("{id}", IdOf(things), StringComparison.Ordinal);

    /// <summary>A body that the route takes, so that nothing but the tenant can be in the way.</summary>
    public string? BodyAbout(TenantThings things) => (Method, Template) switch
    {
        ("GET" or "DELETE", _) => null,
        (_, var path) when path.EndsWith("/.search", StringComparison.Ordinal) =>
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}""",
        (_, var path) when path.EndsWith("/Bulk", StringComparison.Ordinal) =>
            $$$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"DELETE","path":"/Users/{{{things.User}}}"}]}""",
        ("PATCH", _) when IsScim => """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"externalId"}]}""",
        (_, var path) when path.Contains("/Groups", StringComparison.Ordinal) =>
            """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Others"}""",
        _ when IsScim => ScimUsersTests.User("eve", "\"roles\":[{\"value\":\"r\"}]"),
        ("PATCH", var path) when path.Contains("token", StringComparison.Ordinal) => """{"name":"stolen"}""",
        ("PATCH" or "POST", "/api/v1/admin/oauth-clients" or "/api/v1/admin/oauth-clients/{client_id}") => """{"name":"stolen"}""",
        (_, "/api/v1/admin/role-bindings") => $$"""{"user_id":"{{things.User}}","namespace":"system","role":"stolen"}""",
        (_, "/api/v1/admin/role-mappings" or "/api/v1/admin/role-mappings/preview") => $$"""{"group":{"id":"{{things.Group}}"},"namespace":"system","role":"stolen"}""",
        (_, "/api/admin/scim-settings") => """{"enabled":false,"assumeControlOfExisting":true}""",
        (_, "/api/v1/admin/scim-tokens" or "/scim-token") => """{"name":"stolen"}""",
        _ => "{}",
    };

    public override string ToString() => $"{Method} {Template}";

    private string IdOf(TenantThings things) =>
        Template.Contains("/users", StringComparison.OrdinalIgnoreCase) ? things.User
        : Template.Contains("/Groups", StringComparison.Ordinal) ? things.Group
        : Template.Contains("/webhooks", StringComparison.Ordinal) ? things.Webhook
        : Template.Contains("/setup-links", StringComparison.Ordinal) ? things.SetupLink
        : Template.Contains("role-bindings", StringComparison.Ordinal) ? things.Binding
        : Template.Contains("role-mappings", StringComparison.Ordinal) ? things.Mapping
        : things.Token;
}
