using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;

namespace ScimPlatform.Bench.Servers;

/// <summary>
/// A server as a newcomer starts it, in Development, where the printed link signs in to the console. It has a database of its own: the other server is
/// measured as it is shipped.
/// </summary>
internal sealed class ConsoleServer : IDisposable
{
    private const string Slug = "example-corp";

    // As many as the provisioning log of a tenant keeps by default.
    private const int LoggedWrites = 10_000;
    private const int LoggedFailures = 500;

    private static readonly Uri Console = new("/console", UriKind.Relative);

    private readonly CookieContainer cookies = new();
    private readonly HttpClient person;
    private readonly string jwt;
    private readonly string link;

    private ConsoleServer(ServerProcess process, string jwt, string link)
    {
        (Process, this.jwt, this.link) = (process, jwt, link);
        person = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = process.Url };
    }

    public ServerProcess Process { get; }

    /// <summary>Where the tenant's screens are.</summary>
    public static string Home => $"/console/tenants/{Slug}";

    /// <param name="directory">for its data</param>
    public static async Task<ConsoleServer> StartAsync(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DataDirectory"] = directory,
            ["RateLimits__Enabled"] = "false",
            ["Logging__LogLevel__ScimPlatform.WebApi.Telemetry.RequestLog"] = "Warning",
        };
        var process = await ServerProcess.StartAsync("WebApi", "/health/ready", settings);
        return new ConsoleServer(process, await process.SaysAsync("JWT=ey"), await process.SaysAsync("/console/sign-in?link="));
    }

    /// <summary>The cookies of the session as they are now: the server renews them from time to time.</summary>
    public string Cookies()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Console);
        using var answer = person.Send(request);
        return answer.IsSuccessStatusCode && LedToTheConsole(answer)
            ? cookies.GetCookieHeader(new Uri(Process.Url, Console))
            : throw new InvalidOperationException($"The session is over: {answer.StatusCode}");
    }

    /// <summary>The token that a form of that page hides, with the cookies that it goes with.</summary>
    public (string Token, string Cookies) Form(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        using var answer = person.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return (Regex.Match(reader.ReadToEnd(), "name=\"form_token\"[^>]*value=\"([^\"]+)\"").Groups[1].Value, Cookies());
    }

    /// <summary>
    /// Fills the tenant of Development: so many users, all of them in a group that has a role, and a provisioning log that is full. Then somebody signs in:
    /// filling can take longer than a session of which nothing is asked.
    /// </summary>
    public async Task<Population> FillAsync(int users, TextWriter log)
    {
        var token = await PostAsync("/api/v1/admin/scim-tokens/", new JsonObject { ["name"] = "bench" });
        var population = new Population(new TenantAccess(Slug, (string)token["token"]!, (string)token["id"]!), new Guid[users]);
        using var client = new Client(Process.Url, population.Tenant.Bearer, new Tally());
        Seeding.Fill(client, population);
        Seeding.AddGroup(client, population, users);
        for (var number = 0; number < LoggedWrites; number++)
        {
            client.Patch($"/scim/v2/Users/{population.Ids[number % users]}", Patches.Rename($"Renamed {number}", $"{number}@renamed.example"));
            if (number < LoggedFailures)
            {
                client.Get($"/scim/v2/Users/{Guid.NewGuid()}");
                client.Post("/scim/v2/Users", Person.Json(population.Crowd, number));
            }
        }

        await PostAsync(
            "/api/v1/admin/role-mappings",
            new JsonObject { ["group"] = new JsonObject { ["id"] = population.Groups[users].ToString() }, ["namespace"] = "shop", ["role"] = "admin" });
        await SignInAsync();
        await log.WriteLineAsync($"the console: {users} users, a group of all of them, {LoggedWrites} writes in the log");
        return population;
    }

    public void Dispose()
    {
        person.Dispose();
        Process.Dispose();
    }

    private async Task SignInAsync()
    {
        using var signedIn = await person.GetAsync(new Uri($"/console/sign-in?link={link}", UriKind.Relative));
        if (!LedToTheConsole(signedIn))
        {
            throw new InvalidOperationException($"The printed link led to {signedIn.RequestMessage!.RequestUri}.");
        }
    }

    private static bool LedToTheConsole(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath == Console.ToString();

    private async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"ey{jwt}");
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await person.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
