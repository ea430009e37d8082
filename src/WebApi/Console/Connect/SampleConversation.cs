using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Console.Connect;

/// <summary>
/// What Okta's connector says when it is connected: it tests the connection, looks for a user, makes it, makes a group with it, and deactivates it.
/// In Development it can be played against a tenant, so that there is something to see. It goes the way of every connector, by HTTP.
/// </summary>
internal static class SampleConversation
{
    private const string User = "{user}";
    private const string Unique = "{unique}";

    private static readonly (string Method, string Path, string? Body)[] Requests =
    [
        ("GET", "/Users?startIndex=1&count=2", null),
        ("GET", $"/Users?filter=userName%20eq%20%22ada.{Unique}%40example.com%22&startIndex=1&count=100", null),
        ("POST", "/Users",
            $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada.{{Unique}}@example.com",
             "name":{"givenName":"Ada","familyName":"Example"},"emails":[{"primary":true,"value":"ada.{{Unique}}@example.com","type":"work"}],
             "displayName":"Ada Example","locale":"en-US","externalId":"00u{{Unique}}","groups":[],"active":true}
            """),
        ("GET", $"/Users/{User}", null),
        ("POST", "/Groups",
            $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Readers {{Unique}}","members":[{"value":"{{User}}","display":"ada.{{Unique}}@example.com"}]}
            """),
        ("GET", "/Groups?startIndex=1&count=100", null),
        ("PATCH", $"/Users/{User}",
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}
            """),
        ("PATCH", $"/Users/{User}",
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":true}}]}
            """),
    ];

    /// <summary>Plays it to its end.</summary>
    /// <param name="scim">where the SCIM plane is, on this machine</param>
    /// <param name="token">the token that the connector has</param>
    /// <param name="cancellationToken">ends it</param>
    /// <returns>how many requests were sent</returns>
    /// <exception cref="Refusal">a request was refused</exception>
    public static async Task<int> PlayAsync(Uri scim, string token, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var (unique, user) = (Guid.NewGuid().ToString("N")[..8], "");
        foreach (var (method, path, body) in Requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), scim + Filled(path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.UserAgent.ParseAdd("Okta-SCIM-Client/1.0.0");
            request.Content = body is null ? null : new StringContent(Filled(body), Encoding.UTF8, "application/scim+json");
            using var answer = await client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new Refusal(new Error(ErrorKind.Conflict, $"{method} {path.Split('?')[0]} was answered {(int)answer.StatusCode}. Is the token this tenant's, and live?"));
            }

            if (method == "POST" && user.Length == 0)
            {
                using var made = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
                user = made.RootElement.GetProperty("id").GetString()!;
            }
        }

        return Requests.Length;

        string Filled(string text) => text.Replace(User, user, StringComparison.Ordinal).Replace(Unique, unique, StringComparison.Ordinal);
    }
}
