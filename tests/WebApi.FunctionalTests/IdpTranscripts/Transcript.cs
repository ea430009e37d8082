using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>A whole conversation of an identity provider with the server.</summary>
internal sealed record Transcript
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Who talks, and about what.</summary>
    public required string About { get; init; }

    /// <summary>Settings of the server, where the conversation needs other ones than the tests' own.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>
    /// The connector has an OAuth client besides the static token: <c>client_secret</c> for one with a secret, <c>federation</c> for one that trusts
    /// an issuer. See <see cref="SignedInConnector"/> for what its steps know.
    /// </summary>
    public string? SignIn { get; init; }

    /// <summary>Sent with every request, unless the step has its own.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    public required TranscriptStep[] Steps { get; init; }

    /// <exception cref="JsonException">it is no transcript, or has a member that means nothing</exception>
    public static Transcript Parse(string json) => JsonSerializer.Deserialize<Transcript>(json, Form)!;
}

/// <summary>One request and what must come back. Texts may hold <c>{{name}}</c>, for which see <see cref="Variables"/>.</summary>
internal sealed record TranscriptStep
{
    /// <summary>What the identity provider is doing.</summary>
    public required string Name { get; init; }

    /// <summary>The facts, of those in facts.json, that this step shows.</summary>
    public string[] Covers { get; init; } = [];

    /// <summary>How often the step is done; <c>{{n}}</c> counts from 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Whether the client first waits as long as <c>Retry-After</c> of the answer before tells it to, in whole seconds.</summary>
    public bool Waits { get; init; }

    /// <summary>For how long the client does nothing before.</summary>
    public int MinutesLater { get; init; }

    public required string Method { get; init; }

    /// <summary>From the base of the SCIM plane, with its query; that of a form, from the server's root.</summary>
    public required string Path { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public JsonNode? Body { get; init; }

    /// <summary>The members of a form: a request to the token endpoint, which is answered in RFC 6749's dialect.</summary>
    public Dictionary<string, string>? Form { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>Names for values of the answer, by where they stand in it.</summary>
    public Dictionary<string, string> Capture { get; init; } = [];
}

/// <summary>What must come back. Places in a document are written as <c>Resources/0/id</c>, the document itself as <c>.</c></summary>
internal sealed record Expectation
{
    public required int Status { get; init; }

    /// <summary>Exact values; null for a header that must not be there.</summary>
    public Dictionary<string, string?> Headers { get; init; } = [];

    /// <summary>What the document must hold: of objects these members, of lists exactly these elements in any order.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>What stands at a place, in full.</summary>
    public Dictionary<string, JsonNode?> At { get; init; } = [];

    /// <summary>How many elements a list has; one that is not there has none.</summary>
    public Dictionary<string, int> Count { get; init; } = [];

    /// <summary>Places where nothing may stand.</summary>
    public string[] Absent { get; init; } = [];

    /// <summary>The longest time that the client waits; asked up to three times, since machines are busy at times.</summary>
    public int? WithinMilliseconds { get; init; }
}
