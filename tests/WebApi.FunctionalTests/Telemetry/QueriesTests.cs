using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>That the names are found at all.</summary>
public sealed class QueriesTests
{
    private const string Query =
        """sum by (le, route) (rate(a_bucket{status=~"5..", dialect="scim"}[5m])) / ignoring (state) b_count > 0.9 unless time() - c > 1""";

    [Test]
    public void Metrics_OfAQuery_AreItsNamesWithoutFunctionsAndLabels() => Assert.That(Queries.MetricsOf(Query), Is.EqualTo(new[] { "a_bucket", "b_count", "c" }));

    [Test]
    public void Alerts_OfTheRepository_AreInTheHandbook()
    {
        var handbook = RepositoryFiles.Read("docs/operations.md");

        Assert.That(Queries.NamesOfAlerts(), Has.Count.GreaterThan(8));
        Assert.That(Queries.NamesOfAlerts().Where(name => !handbook.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Labels_OfAQuery_AreThoseItPicksAndGroupsBy() =>
        Assert.That(Queries.LabelsOf(Query), Is.EquivalentTo(new[] { "status", "dialect", "route", "state" }));
}
