using ScimPlatform.Infrastructure.Operations;

namespace ScimPlatform.Infrastructure.IntegrationTests.Operations;

public sealed class SchemaStateTests
{
    private static readonly string[] Known = ["1_A", "2_B"];

    [TestCase("", false, SchemaKind.Empty)]
    [TestCase("", true, SchemaKind.Foreign)]
    [TestCase("7_X", true, SchemaKind.Foreign)]
    [TestCase("1_A", true, SchemaKind.Older)]
    [TestCase("1_A 2_B", true, SchemaKind.Current)]
    [TestCase("1_A 2_B 3_C", true, SchemaKind.OneAhead)]
    [TestCase("1_A 2_B 3_C 4_D", true, SchemaKind.TooNew)]
    [TestCase("1_A 3_C", true, SchemaKind.TooNew)]
    public void Of_AppliedMigrations_SaysWhatTheyMean(string applied, bool hasTables, SchemaKind kind) => Assert.That(
        SchemaState.Of(Known, applied.Split(' ', StringSplitOptions.RemoveEmptyEntries), hasTables).Kind, Is.EqualTo(kind));

    [TestCase(SchemaKind.Absent, false, true, true, true)]
    [TestCase(SchemaKind.Empty, false, true, true, true)]
    [TestCase(SchemaKind.Older, false, false, true, true)]
    [TestCase(SchemaKind.Current, false, false, false, false)]
    [TestCase(SchemaKind.OneAhead, false, false, false, true)]
    [TestCase(SchemaKind.TooNew, true, true, true, true)]
    [TestCase(SchemaKind.Foreign, true, true, true, true)]
    public void Require_OfEachKind_RefusesWhatItMust(SchemaKind kind, bool known, bool present, bool complete, bool current)
    {
        var state = new SchemaState(kind, [], []);

        Assert.That(
            (IsRefused(state.RequireKnown), IsRefused(state.RequirePresent), IsRefused(state.RequireComplete), IsRefused(state.RequireCurrent)),
            Is.EqualTo((known, present, complete, current)));
    }

    private static bool IsRefused(Action<string> require)
    {
        try
        {
            require("It");
            return false;
        }
        catch (OperationRefused)
        {
            return true;
        }
    }
}
