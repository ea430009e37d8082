using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.UnitTests.Access;

/// <summary>Why somebody has a role: every reason, by ways that end.</summary>
public sealed class AccessGraphTests
{
    private static readonly Guid User = Guid.NewGuid();
    private static readonly Guid Mapping = Guid.NewGuid();
    private static readonly RoleName Admin = RoleName.Parse("shop/admin");

    [Test]
    public void RolesOf_AGroupByTwoWays_ShowsTheShortestFromEachOwnGroup()
    {
        var graph = Graph("low>mid", "mid>top", "side>top", "low>side2", "side2>mid");
        Own(graph, "low", "side");
        graph.AddMapped(Id("top"), Mapping, Admin);

        Assert.That(Ways(graph), Is.EqualTo(["side>top", "low>mid>top"]));
    }

    [Test]
    public void RolesOf_GroupsInACircle_EndsAndMeetsEachGroupOnce()
    {
        var graph = Graph("a>b", "b>c", "c>a", "b>b");
        Own(graph, "a");
        graph.AddMapped(Id("c"), Mapping, Admin);
        graph.AddMapped(Id("a"), Mapping, Admin);

        Assert.That(Ways(graph), Is.EqualTo(["a", "a>b>c"]));
    }

    [Test]
    public void RolesOf_MoreWaysThanAreShown_ShowsSoMany()
    {
        var own = Enumerable.Range(0, 20).Select(number => $"own{number:00}").ToArray();
        var graph = Graph([.. own.Select(name => $"{name}>top")]);
        Own(graph, own);
        graph.AddMapped(Id("top"), Mapping, Admin);

        Assert.That(Ways(graph, most: 3), Has.Count.EqualTo(3));
    }

    [Test]
    public void RolesOf_ALadderOfGroups_TakesNoMoreWaysThanAreShown()
    {
        // 2^200 ways lead from the bottom to the top.
        var rungs = Enumerable.Range(0, 200).SelectMany(number => new[] { $"l{number}>l{number + 1}", $"l{number}>r{number}", $"r{number}>l{number + 1}" });
        var graph = Graph([.. rungs]);
        Own(graph, "l0");
        graph.AddMapped(Id("l200"), Mapping, Admin);

        Assert.That(Ways(graph).Single().Split('>'), Has.Length.EqualTo(201));
    }

    [Test]
    public void RolesOf_WaysOfMoreGroupsThanAnAnswerHas_IsRefused()
    {
        var graph = Graph([.. Enumerable.Range(0, 999).Select(number => $"l{number}>l{number + 1}")]);
        Own(graph, "l0");
        for (var mapping = 0; mapping < 101; mapping++)
        {
            graph.AddMapped(Id("l999"), Guid.NewGuid(), Admin);
        }

        Assert.That(() => Ways(graph), Throws.TypeOf<Refusal>().With.Property(nameof(Refusal.Error)).Property(nameof(Error.Kind)).EqualTo(ErrorKind.Invalid));
    }

    [Test]
    public void RolesOf_BindingsAndMappings_HasEachRoleOnceInOrder()
    {
        var graph = Graph();
        Own(graph, "g");
        var binding = new AccessReason.Binding(Guid.NewGuid(), "ada", DateTimeOffset.UnixEpoch);
        graph.AddMapped(Id("g"), Mapping, Admin);
        graph.AddBinding(User, Admin, binding);
        graph.AddBinding(User, RoleName.Parse("shop/Zebra"), binding);
        graph.AddBinding(User, RoleName.Parse("bar/z"), binding);

        var roles = graph.RolesOf(User, new AccessWays(10));

        Assert.That(roles.Select(role => $"{role.Namespace}/{role.Role}"), Is.EqualTo(["bar/z", "shop/Zebra", "shop/admin"]));
        Assert.That(roles[2].Because.Select(reason => reason.GetType()), Is.EqualTo([typeof(AccessReason.Binding), typeof(AccessReason.Mapping)]));
    }

    [Test]
    public void RolesOf_SomebodyInactiveOrUnknown_IsNothing()
    {
        var graph = Graph();
        Own(graph, "g");
        graph.AddMapped(Id("g"), Mapping, Admin);
        graph.AddUser(User, isActive: false);

        Assert.That(graph.RolesOf(User, new AccessWays(10)), Is.Empty);
        Assert.That(graph.RolesOf(Guid.NewGuid(), new AccessWays(10)), Is.Empty);
    }

    private static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static AccessGraph Graph(params string[] holdings)
    {
        var graph = new AccessGraph();
        graph.AddUser(User, isActive: true);
        foreach (var holding in holdings)
        {
            var (child, parent) = (holding.Split('>')[0], holding.Split('>')[1]);
            graph.AddHolding(Id(child), Id(parent), parent);
        }

        return graph;
    }

    private static void Own(AccessGraph graph, params string[] groups)
    {
        foreach (var group in groups)
        {
            graph.AddOwnGroup(User, Id(group), group);
        }
    }

    private static List<string> Ways(AccessGraph graph, int most = 10) =>
    [
        .. graph.RolesOf(User, new AccessWays(most)).Single().Because.Cast<AccessReason.Mapping>()
            .SelectMany(reason => reason.Groups).Select(way => string.Join('>', way.Select(group => group.DisplayName))),
    ];
}
