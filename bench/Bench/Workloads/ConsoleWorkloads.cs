using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W15: the screens of the console, each over a large tenant whose provisioning log is full.</summary>
internal static class ConsoleWorkloads
{
    /// <param name="server">where somebody has signed in</param>
    /// <param name="population">of the tenant whose screens they are; all are in one group</param>
    public static IEnumerable<Workload> All(ConsoleServer server, Population population)
    {
        var home = ConsoleServer.Home;
        (string What, string Path)[] screens =
        [
            ("Tenants", "/console"),
            ("Health", $"{home}/health"),
            ("Connect", $"{home}/connect?idp=entra"),
            ("Credentials", $"{home}/credentials"),
            ("Activity", $"{home}/activity"),
            ("Activity, refused only", $"{home}/activity?status=4xx"),
            ("Activity, of a user", $"{home}/activity?resource={population.Ids[0]}"),
            ("People, users", $"{home}/people"),
            ("People, groups", $"{home}/people?of=groups"),
            ("People, the group of all", $"{home}/people/groups/{population.Groups[population.Ids.Length]}"),
            ("Mapping", $"{home}/mapping"),
            ("Audit", $"{home}/audit"),
            ("Audit, of one kind", $"{home}/audit?action=user.updated"),
            ("Events", $"{home}/events"),
            ("Settings", $"{home}/settings"),
        ];
        return
        [
            .. screens.Select(screen => Of(server, screen.What, (client, cookies, _) => client.Page(screen.Path, cookies))),
            Of(server, "People, a user", (client, cookies, dice) => client.Page($"{home}/people/users/{population.Ids[dice.Below(population.Ids.Length)]}", cookies)),
            Search(server, "People, found by a whole name", dice => Person.UserName(population.Crowd, dice.Below(population.Ids.Length))),
            Search(server, "People, whose names all begin so", _ => population.Crowd),
        ];
    }

    private static Workload Search(ConsoleServer server, string what, Func<Dice, string> text) => Workload(server, what, lane =>
    {
        var dice = new Dice(lane);
        var (token, cookies) = server.Form($"{ConsoleServer.Home}/people");
        return client =>
        {
            var answer = client.Page($"{ConsoleServer.Home}/people", cookies, $"form_token={Uri.EscapeDataString(token)}&of=users&by=userName&text={Uri.EscapeDataString(text(dice))}");
            client.Require(answer.Status == 200 && answer.Says("</html>"u8), answer);
        };
    });

    private static Workload Of(ConsoleServer server, string what, GetPage get) => Workload(server, what, lane =>
    {
        var (dice, cookies) = (new Dice(lane), server.Cookies());
        return client =>
        {
            var answer = get(client, cookies, dice);
            client.Require(answer.Status == 200 && answer.Says("</html>"u8), answer);
        };
    });

    private static Workload Workload(ConsoleServer server, string what, Func<int, Action<Client>> newLane) =>
        new("W15", what, Floor.None, server.Process, "none", newLane) { IsGrowth = true };

    private delegate Answer GetPage(Client client, string cookies, Dice dice);
}
