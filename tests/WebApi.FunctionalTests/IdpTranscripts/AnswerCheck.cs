using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>What an answer has to be: by every answer of the SCIM plane, and by what a step expects.</summary>
internal static class AnswerCheck
{
    private const string ErrorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";

    /// <summary>The document, or null when there is none.</summary>
    public static JsonNode? Document(Answer answer)
    {
        try
        {
            return answer.Text.Length == 0 ? null : answer.Json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What holds for every answer: the media type, a body unless there is nothing to say, and errors in SCIM's form.</summary>
    public static IEnumerable<string> Shape(Answer answer)
    {
        if ((answer.Text.Length == 0) != answer.Status is 204 or 304)
        {
            yield return "expected a body, but with 204 and 304 none";
        }

        if (answer.Text.Length > 0 && answer.ContentType != "application/scim+json")
        {
            yield return $"expected the media type application/scim+json but got {answer.ContentType}";
        }

        if (answer.Status >= 400)
        {
            var error = new JsonObject { ["schemas"] = new JsonArray(ErrorUrn), ["status"] = answer.Status.ToString(CultureInfo.InvariantCulture) };
            foreach (var difference in Differences.Of(error, Document(answer)))
            {
                yield return $"of a SCIM error {difference}";
            }
        }
    }

    /// <summary>What holds for every answer of the token endpoint (RFC 6749 sections 5.1 and 5.2): JSON that nobody keeps, and errors by their code.</summary>
    public static IEnumerable<string> TokenShape(Answer answer)
    {
        if (answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            yield return $"expected the media type application/json but got {answer.ContentType}";
        }

        if (answer.Header("Cache-Control") != "no-store")
        {
            yield return $"expected an answer that is not stored but got {answer.Header("Cache-Control")}";
        }

        if (answer.Status >= 400 && (Differences.At(Document(answer), "error") is null || Differences.At(Document(answer), "error_description") is null))
        {
            yield return "expected an error with its description";
        }
    }

    public static IEnumerable<string> Of(Expectation expected, Answer answer, Variables variables)
    {
        var document = Document(answer);
        return [
            .. Status(expected, answer),
            .. expected.Headers.Select(header => Header(header.Key, header.Value is null ? null : variables.Fill(header.Value), answer)).OfType<string>(),
            .. expected.Body is null ? [] : Differences.Of(variables.Fill(expected.Body), document),
            .. expected.At.SelectMany(at => Exact(at.Key, variables.Fill(at.Value), Differences.At(document, at.Key))),
            .. expected.Count.SelectMany(count => Count(count.Key, count.Value, Differences.At(document, count.Key))),
            .. expected.Absent.Where(place => Differences.At(document, place) is not null).Select(place => $"at {place} expected nothing"),
        ];
    }

    private static string[] Status(Expectation expected, Answer answer) =>
        expected.Status == answer.Status ? [] : [$"expected status {expected.Status} but got {answer.Status}"];

    private static string? Header(string name, string? value, Answer answer) => answer.Header(name) == value
        ? null
        : $"expected the header {name} to be {value ?? "absent"} but got {answer.Header(name) ?? "nothing"}";

    private static string[] Exact(string place, JsonNode? expected, JsonNode? actual) => JsonNode.DeepEquals(expected, actual)
        ? []
        : [$"at {place} expected exactly {Differences.Show(expected)} but got {Differences.Show(actual)}"];

    private static string[] Count(string place, int expected, JsonNode? actual)
    {
        var count = actual is JsonArray list ? list.Count : 0;
        return count == expected ? [] : [$"at {place} expected {expected} elements but got {count}"];
    }
}
