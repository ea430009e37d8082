using System.Globalization;
using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;
using ScimPlatform.Bench.Workloads;

namespace ScimPlatform.Bench;

/// <summary>Which directories are made, and what is measured over them.</summary>
internal sealed class Plan(ScimServer server, ConsoleServer? console, BenchOptions options, TextWriter log)
{
    // Whose total is counted each time.
    private const int MostSearched = 10_000;

    private static readonly int[] UserSteps = [1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] GroupSteps = [10, 1_000, 10_000, 100_000];

    private readonly Seeding seeding = new(server, log);
    private readonly ServerProcess process = server.Process;
    private readonly List<Population> written = [];

    /// <summary>Seeds what the chosen workloads need. Those that add users do it in a tenant of their own, so that the others stay as they are.</summary>
    public async Task<IReadOnlyList<Workload>> MakeAsync()
    {
        var workloads = new List<Workload>();
        var main = HasAny("W2", "W3", "W4", "W5", "W9", "W14") ? await WrittenAsync("main", options.Users) : null;
        if (main is not null)
        {
            AddUsers(workloads, main);
        }

        if (HasAny("W1", "W7", "W8"))
        {
            await AddWritesAsync(workloads);
        }

        if (main is not null && HasAny("W3", "W4", "W9"))
        {
            await AddGrowthAsync(workloads, main);
        }

        if (options.Has("W6"))
        {
            await AddMembersAsync(workloads);
        }

        if (options.Has("W10"))
        {
            var groups = options.Quick ? 100 : 1_000;
            workloads.Add(ListWorkloads.GroupsWithoutMembers(process, await seeding.MakeWithGroupsAsync("groups", 1_000, groups, 100), groups));
        }

        if (options.Has("W11"))
        {
            await AddTokensAsync(workloads);
        }

        if (options.Has("W12"))
        {
            // As large as they may be: budgets.md.
            var members = options.Quick ? 2_000 : 10_000;
            var rows = await seeding.MakeAsync("rows", members);
            workloads.AddRange(LargeThings.GroupOf(process, rows, members));
            workloads.AddRange(LargeThings.ChainOf(process, rows, options.Quick ? 200 : 1_000));
            workloads.AddRange(LargeThings.UserOf(process, rows, 900));
        }

        if (options.Has("W13"))
        {
            await AddAccessAsync(workloads);
        }

        if (main is not null && options.Has("W14"))
        {
            await AddOAuthAsync(workloads, main);
        }

        if (console is not null)
        {
            workloads.AddRange(ConsoleWorkloads.All(console, await console.FillAsync(options.Users, log)));
        }

        return workloads;
    }

    /// <summary>The same with many other tenants beside.</summary>
    public async Task<IReadOnlyList<Workload>> MakeBesideOthersAsync(IReadOnlyList<Workload> workloads)
    {
        string[] compared = ["W1", "W2", "W3", "W5"];
        await seeding.MakeOthersAsync(options.Tenants);
        return
        [
            .. workloads.Where(workload => compared.Contains(workload.Id)).OrderBy(workload => workload.IsGrowth).DistinctBy(workload => workload.Id).Select(workload =>
                workload with { What = $"{workload.What}, {options.Tenants} other tenants", IsGrowth = true, Alone = workload }),
        ];
    }

    /// <summary>Writes again, while somebody follows the events of the tenants that are written to.</summary>
    public static IReadOnlyList<Workload> BesideSubscribers(IReadOnlyList<Workload> workloads)
    {
        const double Most = 1.15;
        return
        [
            .. Written(workloads).OrderBy(workload => workload.IsGrowth).DistinctBy(workload => workload.Id).Select(workload =>
                workload with { What = $"{workload.What}, with a subscriber", IsGrowth = true, Alone = workload, MostByAlone = Most, Point = null }),
        ];
    }

    /// <summary>Writes again, where groups mean something: each tenant has mappings, and the largest group one.</summary>
    public async Task<IReadOnlyList<Workload>> MapAsync(IReadOnlyList<Workload> workloads)
    {
        const double Most = 1.15;
        foreach (var population in written)
        {
            Guid? mapped = population.Groups.Count > 0 ? population.Groups[population.Groups.Keys.Max()] : null;
            await seeding.AddMappingsAsync(population, mapped, options.Mappings);
        }

        return
        [
            .. Written(workloads).OrderByDescending(workload => workload.Point?.Size).DistinctBy(workload => workload.Id).Select(workload =>
                workload with { What = $"{workload.What}, {options.Mappings} mappings", IsGrowth = true, Alone = workload, MostByAlone = Most, Point = null }),
        ];
    }

    /// <summary>The tenants that W1, W5 and W6 write to.</summary>
    public IEnumerable<string> WrittenTenants => written.Select(population => population.Tenant.Slug);

    private static IEnumerable<Workload> Written(IEnumerable<Workload> workloads) => workloads.Where(workload => workload.Id is "W1" or "W5" or "W6");

    private async Task<Population> WrittenAsync(string slug, int users)
    {
        var population = await seeding.MakeAsync(slug, users);
        written.Add(population);
        return population;
    }

    private int MostConnections => options.Connections.Append(Session.WarmUpConnections).Max();

    private bool HasAny(params string[] ids) => ids.Any(options.Has);

    private void AddUsers(List<Workload> workloads, Population main)
    {
        workloads.AddRange(If("W2", UserWorkloads.Read(process, main)));
        workloads.AddRange(If("W5", UserWorkloads.ChangeActive(process, main)));
    }

    private async Task AddWritesAsync(List<Workload> workloads)
    {
        const int Members = 1_000;
        var writes = await WrittenAsync("writes", 2 * Members);
        workloads.AddRange(If("W1", UserWorkloads.Create(process, writes)));
        workloads.AddRange(If("W7", BulkWorkloads.Bulk(process, writes, 100) with { IsGrowth = true }));
        if (!options.Quick)
        {
            workloads.AddRange(If("W7", BulkWorkloads.Bulk(process, writes, 1_000) with { IsGrowth = true }));
        }

        if (options.Has("W8"))
        {
            await seeding.AddGroupAsync(writes, Members);
            workloads.Add(BulkWorkloads.Sync(process, writes, Members));
        }
    }

    // The largest is there already.
    private async Task AddGrowthAsync(List<Workload> workloads, Population main)
    {
        List<Population> sizes = [];
        foreach (var users in UserSteps.Where(step => step < options.Users))
        {
            sizes.Add(await seeding.MakeAsync($"users-{users}", users));
        }

        sizes.Add(main);
        workloads.AddRange(sizes.SelectMany(size => If(
            "W3",
            UserWorkloads.FindByUserName(process, size) with { IsGrowth = size != main },
            UserWorkloads.MissByUserName(process, size) with { IsGrowth = size != main })));
        workloads.AddRange(sizes.SelectMany(size => If(
            "W4",
            ListWorkloads.PageByIndex(process, size, "first", 1) with { IsGrowth = size != main },
            Growth(ListWorkloads.PagesOnFromTheMiddle(process, size)),
            Growth(ListWorkloads.PageByIndexAnywhere(process, size)),
            Growth(ListWorkloads.PageByIndex(process, size, "last", size.Ids.Length - 99)),
            ListWorkloads.PageByCursor(process, size) with { IsGrowth = size != main })));
        workloads.AddRange(sizes.SelectMany(size => If("W9", Growth(ListWorkloads.ComplexFilterFirstPage(process, size)))));
        workloads.AddRange(sizes.Where(size => size.Ids.Length <= MostSearched)
            .SelectMany(size => If("W9", Growth(ListWorkloads.ComplexFilterAskedFirst(process, size)))));
    }

    // Whoever is in groups has a longer document: pages of all users are measured where nobody is.
    private async Task AddMembersAsync(List<Workload> workloads)
    {
        var sizes = GroupSteps.Where(members => members < options.Users).ToList();
        var grouped = await WrittenAsync("grouped", sizes[^1] + 1_000);
        foreach (var members in sizes)
        {
            await seeding.AddGroupAsync(grouped, members);
            workloads.Add(GroupWorkloads.AddAndRemoveMember(process, grouped, members) with { IsGrowth = members != 1_000 });
        }

        workloads.Add(GroupWorkloads.ReadWhole(process, grouped, grouped.Groups.Keys.Max()));
    }

    private async Task AddAccessAsync(List<Workload> workloads)
    {
        var members = options.Quick ? 1_000 : 100_000;
        var mapped = await seeding.MakeAsync("mapped", members + 1_000);
        await seeding.AddGroupAsync(mapped, members);
        await seeding.AddMappingsAsync(mapped, mapped.Groups[members], options.Quick ? 100 : 10_000);
        workloads.AddRange(AccessWorkloads.All(process, mapped, members, server.Issuer));
    }

    private async Task AddTokensAsync(List<Workload> workloads)
    {
        List<TenantAccess> tenants = [];
        for (var number = 0; number < MostConnections; number++)
        {
            tenants.Add(await server.MakeTenantAsync($"token-{number.ToString(CultureInfo.InvariantCulture)}"));
        }

        workloads.Add(TokenWorkloads.Recreate(process, tenants, server.Issuer));
        workloads.Add(TokenWorkloads.UnknownToken(process));
        workloads.Add(TokenWorkloads.WrongChecksum(process));
    }

    private async Task AddOAuthAsync(List<Workload> workloads, Population main)
    {
        workloads.Add(OAuthWorkloads.Read(process, main, await server.TokenAsync(await server.MakeClientAsync(main.Tenant.Slug))));
        var slug = (await server.MakeTenantAsync("clients")).Slug;
        List<ClientAccess> clients = [];
        for (var number = 0; number < MostConnections; number++)
        {
            clients.Add(await server.MakeClientAsync(slug));
        }

        workloads.Add(OAuthWorkloads.Ask(process, clients));
    }

    private Workload[] If(string id, params Workload[] workloads) => options.Has(id) ? workloads : [];

    private static Workload Growth(Workload workload) => workload with { IsGrowth = true };
}
