using ScimPlatform.Application.Bulk;

namespace ScimPlatform.Application.UnitTests.Bulk;

public sealed class BulkOrderTests
{
    private static IEnumerable<TestCaseData> Cases =>
    [
        Case("nothing refers", "0 1 2", Operations.User("a"), Operations.User("b"), Operations.Group("c")),
        Case("backwards", "0 1", Operations.User("a"), Operations.Group("b", "a")),
        Case("forwards waits", "1 0 2", Operations.Group("a", "b"), Operations.User("b"), Operations.User("c")),
        Case("forwards over several", "2 1 0", Operations.Group("a", "b"), Operations.Group("b", "c"), Operations.User("c")),
        Case("unknown is no dependency", "0 1", Operations.Group("a", "nobody"), Operations.User("b")),
        Case("a circle", "(0,1)", Operations.Group("a", "b"), Operations.Group("b", "a")),
        Case("itself", "(0)", Operations.Group("a", "a")),
        Case("a circle of three stands where its last stands", "1 (0,2,3) 4", Operations.Group("a", "b"), Operations.User("u"), Operations.Group("b", "c"), Operations.Group("c", "a"), Operations.User("v")),
        Case("a circle waits for what it refers to", "2 (0,1)", Operations.Group("a", "b", "u"), Operations.Group("b", "a"), Operations.User("u")),
        Case("what refers to a circle waits for it", "(1,2) 0", Operations.Group("x", "a"), Operations.Group("a", "b"), Operations.Group("b", "a")),
        Case("two circles", "(0,2) (1,3)", Operations.Group("a", "c"), Operations.Group("b", "d"), Operations.Group("c", "a"), Operations.Group("d", "b")),
        Case("in a path", "1 0", Operations.Patch("/Groups/bulkId:a"), Operations.Group("a")),
        Case("one resource never overtakes", "2 0 1", Operations.Patch("/Groups/7", "bulkId:u"), Operations.Patch("/groups/7/"), Operations.User("u")),
        Case("other resources do", "1 2 0", Operations.Patch("/Groups/7", "bulkId:u"), Operations.Patch("/Groups/8"), Operations.User("u")),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Order_Operations_FollowWhatTheyReferTo(string expected, string[] operations)
    {
        var steps = BulkOrder.Of(Operations.Of(operations));

        Assert.That(string.Join(' ', steps.Select(Text)), Is.EqualTo(expected));
    }

    [Test]
    public void Order_LongChainOfForwardReferences_NeedsNoStack()
    {
        const int Count = 100_000;
        var operations = Enumerable.Range(0, Count).Select(index => Operations.Group($"g{index}", $"g{index + 1}"));

        var steps = BulkOrder.Of(Operations.Of([.. operations]));

        Assert.That(steps.Select(step => step.Operations[0]), Is.EqualTo(Enumerable.Range(0, Count).Reverse()));
    }

    [Test]
    public void Order_LargeCircle_IsOneStep()
    {
        const int Count = 10_000;
        var operations = Enumerable.Range(0, Count).Select(index => Operations.Group($"g{index}", $"g{(index + 1) % Count}"));

        var steps = BulkOrder.Of(Operations.Of([.. operations]));

        Assert.That(steps.Select(step => (step.Operations.Count, step.IsCircular)), Is.EqualTo(new[] { (Count, true) }));
    }

    private static string Text(BulkStep step) =>
        step.IsCircular ? $"({string.Join(',', step.Operations)})" : string.Join(',', step.Operations);

    private static TestCaseData Case(string name, string expected, params string[] operations) =>
        new TestCaseData(expected, operations).SetArgDisplayNames(name);
}
