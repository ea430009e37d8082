using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>In Development, says what a newcomer needs: addresses, a JWT, and a line for each dialect that works as it stands.</summary>
internal static class Welcome
{
    private static readonly TimeSpan JwtLifetime = TimeSpan.FromHours(8);

    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        if (app.Services.GetService<DevelopmentIssuer>() is not { } issuer || app.Urls.FirstOrDefault() is not { } url)
        {
            return;
        }

        var scopes = string.Join(' ', Permissions.Scopes.Where(scope => scope != Permissions.Platform));
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var jwt = issuer.Issue("developer", Startup.DevelopmentTenant, scopes, now, JwtLifetime);
        await output.WriteLineAsync(Text(url.TrimEnd('/'), jwt));
    }

    private static string Text(string url, string jwt)
    {
        var revoke = $"curl -sS -o /dev/null -X POST {url}/api/web/namespaces/system/revoke/scim_token -H 'Authorization: Bearer {jwt}' --next";
        return $$"""
            ScimPlatform is up, with the tenant {{Startup.DevelopmentTenant}}.

              API            {{url}}/api/v1/admin/scim-tokens/
              SCIM           {{url}}/scim/v2
              documentation  {{url}}{{OpenApi.Page}}
              OpenAPI        {{url}}{{OpenApi.Document}}

            An admin JWT, good for {{JwtLifetime.TotalHours}} hours:

            {{jwt}}

            Mint a SCIM token in any dialect. The tenant has one live token at a time: F5 and Unleash replace it, before the
            other two it is revoked.

            F5 XC:
            curl -sS -X POST {{url}}/api/web/namespaces/system/scim_token -H 'Authorization: APIToken {{jwt}}' -H 'Content-Type: application/json' -d '{"expiration_days": 90, "namespace": "system"}'

            Unleash:
            curl -sS -X POST {{url}}/api/admin/scim-settings/generate-new-token -H 'Authorization: {{jwt}}'

            Admin API:
            {{revoke}} -sS -X POST {{url}}/api/v1/admin/scim-tokens/ -H 'Authorization: Bearer {{jwt}}' -H 'Content-Type: application/json' -d '{"name": "Okta"}'

            Truto:
            {{revoke}} -sS -X POST {{url}}/scim-token -H 'Authorization: Bearer {{jwt}}' -H 'Content-Type: application/json' -d '{"name": "Okta provisioning"}'

            Create a user with a role (F5 XC users; a SCIM token in place of the JWT does as well):
            curl -sS -X POST {{url}}/api/scim/namespaces/system/v2/Users -H 'Authorization: Bearer {{jwt}}' -H 'Content-Type: application/json' -d "{\"userName\": \"user-$(date +%s)@example.com\", \"roles\": [\"ves-io-monitor-role\"]}"
            """;
    }
}
