using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Deployment;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using YamlDotNet.RepresentationModel;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>The queries of the alerts and of the dashboard, and the names in them.</summary>
internal static partial class Queries
{
    // Labels that Prometheus adds to what it reads.
    private static readonly string[] OfPrometheus = ["instance", "job", "le"];

    private static IEnumerable<YamlNode> Alerts => YamlFile.Read("deploy/telemetry/alerts.yaml").Nodes("groups").SelectMany(group => group.Nodes("rules"));

    public static IReadOnlyList<string> OfAlerts() => [.. Alerts.Select(alert => alert.Text("expr")!)];

    public static IReadOnlyList<string> NamesOfAlerts() => [.. Alerts.Select(alert => alert.Text("alert")!)];

    public static IReadOnlyList<string> OfDashboard() =>
    [
        .. JsonNode.Parse(RepositoryFiles.Read("deploy/telemetry/dashboard.json"))!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]?.AsArray() ?? []).Select(target => target!["expr"]!.GetValue<string>()),
    ];

    /// <summary>The metrics that a query reads: names that are neither functions, operators nor labels.</summary>
    public static IEnumerable<string> MetricsOf(string query) => Name().Matches(WithoutLabels(query)).Select(match => match.Value)
        .Where(name => name is not ("by" or "unless" or "ignoring" or "and" or "or" or "on")).Distinct();

    /// <summary>The labels that a query picks or groups by.</summary>
    public static IEnumerable<string> LabelsOf(string query) => Matcher().Matches(query).Select(match => match.Groups["label"].Value)
        .Concat(Grouping().Matches(query).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)))
        .Except(OfPrometheus).Distinct();

    private static string WithoutLabels(string query) => Grouping().Replace(Braces().Replace(query, ""), "");

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Braces();

    [GeneratedRegex(@"[{,]\s*(?<label>[a-z_]+)\s*=~?")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(by|ignoring|on)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\b[a-z_][a-z0-9_]*\b(?!\s*\()")]
    private static partial Regex Name();
}
