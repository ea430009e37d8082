using System.Text.Json.Nodes;

namespace ScimPlatform.WebApi.FunctionalTests.Http;

/// <summary>What came back, read to its end.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? ContentType => Header("Content-Type");

    /// <summary>The names of the members of the document, in their order.</summary>
    public IEnumerable<string> Members => Json.AsObject().Select(member => member.Key);

    public JsonNode? this[string member] => Json[member];

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The answer itself, where a test needs it to be a success before it can begin.</summary>
    public Answer Require(int status) =>
        Status == status ? this : throw new InvalidOperationException($"{status} was needed, but it is {Status}: {Text}");

    public override string ToString() => $"{Status} {Text}";
}
