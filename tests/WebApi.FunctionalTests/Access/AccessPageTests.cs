using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>The requests of docs/access.md are sent as they stand there, and answered as it says.</summary>
internal sealed partial class AccessPageTests : ServerFixture
{
    private readonly Dictionary<string, string> known = [];

    [Test]
    public async Task Page_FromItsFirstRequestToTheLast_IsAnsweredAsItSays()
    {
        var tenant = await App.AddTenantAsync();
        known.Clear();
        known["$tenant"] = tenant.Slug;
        var steps = Step().Matches(RepositoryFiles.Read("docs/access.md"));
        foreach (Match step in steps)
        {
            var (method, path, body) = (step.Groups["method"].Value, Filled(step.Groups["path"].Value), Filled(step.Groups["body"].Value).Trim());
            var answer = await tenant.Admin.SendAsync(new HttpMethod(method), path, body.Length == 0 ? null : body);

            Assert.That(answer.Status, Is.EqualTo(int.Parse(step.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture)), $"{method} {path}: {answer.Text}");
            if (step.Groups["answer"].Value.Trim() is { Length: > 0 } said)
            {
                Compare(JsonNode.Parse(said)!, answer.Json, $"{method} {path}");
            }
        }

        Assert.That(steps, Has.Count.GreaterThan(15));
    }

    [GeneratedRegex(@"```\n> (?<method>[A-Z]+) (?<path>\S+)\n(?<body>(?:(?!<)[^`])*?)< (?<status>\d{3})\n(?<answer>[^`]*)```")]
    private static partial Regex Step();

    private string Filled(string text) => Name().Replace(text, match => known.TryGetValue(match.Value, out var value) ? value : match.Value);

    [GeneratedRegex(@"\$[a-z]+")]
    private static partial Regex Name();

    // What the page says is there; the answer may say more. A name that is new stands for whatever is there.
    private void Compare(JsonNode said, JsonNode? got, string where)
    {
        switch (said)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Compare(value!, got?[name], $"{where}: {name}");
                }

                break;
            case JsonArray items:
                Assert.That(got?.AsArray().Count, Is.EqualTo(items.Count), where);
                foreach (var (item, index) in items.Select((item, index) => (item, index)))
                {
                    Compare(item!, got![index], $"{where}[{index}]");
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['$', ..] name && !known.ContainsKey(name):
                known[name] = got!.GetValue<string>();
                break;
            default:
                Assert.That(got?.ToJsonString(), Is.EqualTo(Filled(said.ToJsonString())), where);
                break;
        }
    }
}
