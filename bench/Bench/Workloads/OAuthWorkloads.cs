using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W14: access tokens.</summary>
internal static class OAuthWorkloads
{
    /// <summary>W2 by an access token, which is looked up with its client.</summary>
    public static Workload Read(ServerProcess server, Population population, string accessToken) =>
        UserWorkloads.Read(server, population) with { Id = "W14", What = "read a user with an access token", Authorization = $"Bearer {accessToken}" };

    /// <param name="server">that serves it</param>
    /// <param name="clients">one for each connection</param>
    public static Workload Ask(ServerProcess server, IReadOnlyList<ClientAccess> clients) =>
        new("W14t", "an access token by a client's secret", Floor.Insert, server, "none", lane =>
        {
            var basic = clients[lane].Basic;
            return client =>
            {
                var answer = client.PostForm(ClientAccess.TokenPath, ClientAccess.Form, basic);
                client.Require(answer.Status == 200 && answer.Says("\"access_token\":\"scim_at_"u8), answer);
            };
        });
}
