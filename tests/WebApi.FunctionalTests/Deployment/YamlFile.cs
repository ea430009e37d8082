using ScimPlatform.WebApi.FunctionalTests.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScimPlatform.WebApi.FunctionalTests.Deployment;

/// <summary>Reads a file of the repository, with what it merges from elsewhere in it.</summary>
internal static class YamlFile
{
    public static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(RepositoryFiles.Read(path)))));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>What stands there, or null.</summary>
    /// <param name="node">where to begin</param>
    /// <param name="path">keys and, in lists, indexes</param>
    public static YamlNode? At(this YamlNode node, params string[] path)
    {
        var at = node;
        foreach (var step in path)
        {
            at = at switch
            {
                YamlMappingNode map when map.Children.TryGetValue(step, out var child) => child,
                YamlSequenceNode list when int.TryParse(step, out var index) && index < list.Children.Count => list[index],
                _ => null,
            };
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    public static string? Text(this YamlNode node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>The items of the list that stands there.</summary>
    public static IEnumerable<YamlNode> Nodes(this YamlNode node, params string[] path) => (node.At(path) as YamlSequenceNode)?.Children ?? [];

    public static IReadOnlyList<string> Keys(this YamlNode? node) =>
        [.. ((node as YamlMappingNode)?.Children.Keys ?? []).Select(key => ((YamlScalarNode)key).Value!)];

    public static IReadOnlyList<string> Texts(this YamlNode? node) =>
        [.. ((node as YamlSequenceNode)?.Children ?? []).OfType<YamlScalarNode>().Select(item => item.Value!)];
}
