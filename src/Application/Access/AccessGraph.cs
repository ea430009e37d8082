using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.Access;

/// <summary>What the access of some users comes from, as it was read. It answers which roles they have, and why.</summary>
public sealed class AccessGraph
{
    /// <summary>How many facts are read for one answer.</summary>
    public const int MostFacts = 100_000;

    private readonly Dictionary<Guid, bool> active = [];
    private readonly Dictionary<Guid, string> names = [];
    private readonly Dictionary<Guid, List<BindingFact>> bindings = [];
    private readonly Dictionary<Guid, List<Guid>> own = [];
    private readonly Dictionary<Guid, List<Guid>> above = [];
    private readonly Dictionary<Guid, List<MappingFact>> mapped = [];
    private readonly Dictionary<Guid, IReadOnlySet<RoleName>> rolesOfGroups = [];

    public bool Knows(Guid user) => active.ContainsKey(user);

    public bool IsActive(Guid user) => active.GetValueOrDefault(user);

    public void AddUser(Guid user, bool isActive) => active[user] = isActive;

    public void AddBinding(Guid user, RoleName role, AccessReason.Binding reason) => Add(bindings, user, new BindingFact(role, reason));

    /// <summary>The user is a member of the group itself.</summary>
    public void AddOwnGroup(Guid user, Guid group, string name)
    {
        names[group] = name;
        Add(own, user, group);
    }

    /// <summary>The group stands in another one.</summary>
    public void AddHolding(Guid child, Guid parent, string parentName)
    {
        names[parent] = parentName;
        Add(above, child, parent);
    }

    public void AddMapped(Guid group, Guid mapping, RoleName role) => Add(mapped, group, new MappingFact(mapping, role));

    /// <summary>What the user has, each role once; nothing where the user is not active.</summary>
    /// <param name="user">who</param>
    /// <param name="ways">writes down the ways to mapped groups</param>
    public IReadOnlyList<HeldRole> RolesOf(Guid user, AccessWays ways)
    {
        if (!IsActive(user))
        {
            return [];
        }

        var reasons = new SortedDictionary<(string Namespace, string Role), List<AccessReason>>(RoleOrder);
        foreach (var binding in bindings.GetValueOrDefault(user) ?? [])
        {
            ReasonsOf(reasons, binding.Role).Add(binding.Reason);
        }

        foreach (var mapping in MappingsOf(user, ways))
        {
            ReasonsOf(reasons, mapping.Key.Role).Add(new AccessReason.Mapping(mapping.Key.Id, ways.Shown(mapping.Value, NameOf)));
        }

        return [.. reasons.Select(role => new HeldRole(role.Key.Namespace, role.Key.Role, role.Value))];
    }

    /// <summary>The names alone of what leads to the user, who has it while it is active.</summary>
    public IReadOnlySet<RoleName> RoleNamesOf(Guid user)
    {
        var roles = (bindings.GetValueOrDefault(user) ?? []).Select(binding => binding.Role).ToHashSet();
        foreach (var group in own.GetValueOrDefault(user) ?? [])
        {
            roles.UnionWith(RolesOfGroup(group));
        }

        return roles;
    }

    private IReadOnlySet<RoleName> RolesOfGroup(Guid group)
    {
        if (!rolesOfGroups.TryGetValue(group, out var roles))
        {
            HashSet<Guid> met = [group];
            for (var next = new Queue<Guid>([group]); next.TryDequeue(out var one);)
            {
                (above.GetValueOrDefault(one) ?? []).Where(met.Add).ToList().ForEach(next.Enqueue);
            }

            rolesOfGroups[group] = roles = met.SelectMany(one => mapped.GetValueOrDefault(one) ?? []).Select(mapping => mapping.Role).ToHashSet();
        }

        return roles;
    }

    private static Comparer<(string Namespace, string Role)> RoleOrder { get; } = Comparer<(string Namespace, string Role)>.Create((one, other) =>
        string.CompareOrdinal(one.Namespace, other.Namespace) is var order and not 0 ? order : string.CompareOrdinal(one.Role, other.Role));

    private static List<AccessReason> ReasonsOf(SortedDictionary<(string, string), List<AccessReason>> reasons, RoleName role)
    {
        if (!reasons.TryGetValue((role.Namespace, role.Role), out var list))
        {
            reasons.Add((role.Namespace, role.Role), list = []);
        }

        return list;
    }

    // A mapping by name may hold for several groups: the ways to all of them are its reasons.
    private IEnumerable<KeyValuePair<MappingFact, List<AccessWay>>> MappingsOf(Guid user, AccessWays ways)
    {
        var found = new Dictionary<MappingFact, List<AccessWay>>();
        foreach (var (group, there) in ways.From(own.GetValueOrDefault(user) ?? [], group => above.GetValueOrDefault(group) ?? []))
        {
            foreach (var mapping in mapped.GetValueOrDefault(group) ?? [])
            {
                if (!found.TryGetValue(mapping, out var list))
                {
                    found.Add(mapping, list = []);
                }

                list.AddRange(there);
            }
        }

        return found.OrderBy(mapping => mapping.Key.Id);
    }

    private GroupOnTheWay NameOf(Guid group) => new(group, names.GetValueOrDefault(group, ""));

    private static void Add<T>(Dictionary<Guid, List<T>> lists, Guid key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    private sealed record BindingFact(RoleName Role, AccessReason.Binding Reason);

    private sealed record MappingFact(Guid Id, RoleName Role);
}
