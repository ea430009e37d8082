using System.Globalization;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.UnitTests.Bulk;

public sealed class BulkRunsTests
{
    private static IEnumerable<TestCaseData> Cases =>
    [
        Case("users and groups that are made", "0,1,2", Operations.User("a"), Operations.User("b"), Operations.Group("c")),
        Case("a user name twice, in any case", "0,1 2,3", Operations.User("a"), Operations.User("b"), Operations.User("A"), Operations.User("c")),
        Case("a user name three times", "0 1 2", Operations.User("ab"), Operations.User("Ab"), Operations.User("aB")),
        Case("what refers to another", "0,1 2 3", Operations.User("a"), Operations.User("b"), Operations.Group("c", "a"), Operations.User("d")),
        Case("a change", "0 1 2,3", Operations.User("a"), Operations.Patch("/Groups/7"), Operations.User("b"), Operations.User("c")),
        Case("a name that was made before a change", "0 1 2,3", Operations.User("a"), Operations.Patch("/Groups/7"), Operations.User("A"), Operations.User("b")),
        Case("a circle", "(0,1) 2,3", Operations.Group("a", "b"), Operations.Group("b", "a"), Operations.User("c"), Operations.User("d")),
        Case("changes of different users", "0,1 2", Operations.Patch(User(7)), Operations.Patch(User(8)), Operations.Patch("/Groups/7")),
        Case("two changes of one user", "0 1", Operations.Patch(User(10)), Operations.Patch(User(10).ToUpperInvariant().Replace("/USERS", "/users", StringComparison.Ordinal))),
        Case("a change of no user", "0 1", Operations.Patch("/Users/7"), Operations.Patch("/Users/8")),
        Case("users that are made and changed", "0 1 2", Operations.User("a"), Operations.Patch(User(7)), Operations.User("b")),
        Case("changes of groups", "0 1", Operations.Patch("/Groups/7"), Operations.Patch("/Groups/8")),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Runs_OfOperations_AreOfWhatNobodyCanTellTheOrderOf(string expected, string[] operations) =>
        Assert.That(Runs(operations, failOnErrors: null), Is.EqualTo(expected));

    [Test]
    public void Runs_OfARequestThatStopsAtErrors_AreOfOneStepEach() =>
        Assert.That(Runs([Operations.User("a"), Operations.User("b"), Operations.User("c")], failOnErrors: 2), Is.EqualTo("0 1 2"));

    private static string Runs(string[] operations, int? failOnErrors)
    {
        var request = Operations.Read(
            $$"""{"schemas":["{{ScimUrns.BulkRequest}}"],"failOnErrors":{{failOnErrors?.ToString(CultureInfo.InvariantCulture) ?? "null"}},"Operations":[{{string.Join(',', operations)}}]}""");
        var runs = BulkRuns.Of(BulkOrder.Of(request.Operations), request);
        return string.Join(' ', runs.Select(run => string.Join(',', run.Select(Text))));
    }

    private static string User(int number) => $"/Users/{new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])}";

    private static string Text(BulkStep step) =>
        step.IsCircular ? $"({string.Join(',', step.Operations)})" : string.Join(',', step.Operations);

    private static TestCaseData Case(string name, string expected, params string[] operations) =>
        new TestCaseData(expected, operations).SetArgDisplayNames(name);
}
