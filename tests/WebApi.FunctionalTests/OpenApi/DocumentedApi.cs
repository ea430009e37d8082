using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>The document as it is committed.</summary>
internal static class DocumentedApi
{
    public const string File = "docs/openapi/v1.json";

    public static JsonNode Document { get; } = JsonNode.Parse(RepositoryFiles.Read(File))!;

    public static IReadOnlyList<DocumentedOperation> Operations { get; } =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new DocumentedOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!),
    ];

    /// <summary>What a reference stands for.</summary>
    public static JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference ? Resolve(reference.Split('/').Skip(1).Aggregate(Document, (at, step) => at[step]!)) : node;
}

/// <summary>An operation of the document.</summary>
internal sealed record DocumentedOperation(string Method, string Path, JsonNode Node)
{
    public string Id => (string)Node["operationId"]!;

    public JsonNode? Body => Node["requestBody"]?["content"]?.AsObject().First().Value!["schema"];

    public bool IsBodyRequired => (bool?)Node["requestBody"]?["required"] ?? false;

    public IEnumerable<JsonNode> Parameters => (Node["parameters"]?.AsArray() ?? []).Select(parameter => DocumentedApi.Resolve(parameter!));

    public IEnumerable<int> Statuses => Node["responses"]!.AsObject().Select(response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture));

    public bool CanSucceed => Statuses.Any(status => status < 300);

    /// <summary>The schema of an answer with that status and media type, or null without one.</summary>
    public JsonNode? Answer(int status, string? mediaType) =>
        mediaType is null ? null : Response(status)["content"]?[mediaType.Split(';')[0]]?["schema"];

    public JsonNode Response(int status) => DocumentedApi.Resolve(Node["responses"]![$"{status}"]!);

    public override string ToString() => Id;
}
