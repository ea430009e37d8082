using System.Text.Json.Serialization;

namespace ScimPlatform.Application.Discovery;

/// <summary>How a connector is set up, in that identity provider's own words.</summary>
/// <param name="Id">a stable short name</param>
/// <param name="Name">the product's name</param>
/// <param name="Url">the URL to paste</param>
/// <param name="Fields">the names of the fields on its screen, and what goes into them</param>
/// <param name="FieldList">the same in the order of the screen, for programs</param>
/// <param name="Steps">what to do, in order</param>
public sealed record IdentityProvider(
    string Id,
    string Name,
    string Url,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<ProviderField> FieldList,
    IReadOnlyList<string> Steps)
{
    /// <summary>The ways in which its connector signs in at the token endpoint, where there are any besides the static token.</summary>
    [JsonPropertyName("oauth")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConnectorSignIn>? OAuth { get; init; }

    public static IdentityProvider Of(string id, string name, string url, IReadOnlyList<ProviderField> fields, IReadOnlyList<string> steps) =>
        new(id, name, url, ProviderField.Texts(fields), fields, steps);
}

/// <summary>How a connector is set up that signs in at the token endpoint.</summary>
/// <param name="Id"><c>client_secret</c> or <c>federation</c></param>
/// <param name="Name">what the identity provider calls it</param>
/// <param name="Url">the URL of the SCIM plane to paste</param>
/// <param name="Fields">the names of the fields on its screen, and what goes into them</param>
/// <param name="FieldList">the same in the order of the screen, for programs</param>
/// <param name="FromProvider">what its screen shows, and which member of the OAuth client that goes into</param>
/// <param name="Steps">what to do, in order</param>
public sealed record ConnectorSignIn(
    string Id,
    string Name,
    string Url,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<ProviderField> FieldList,
    IReadOnlyList<ProviderValue> FromProvider,
    IReadOnlyList<string> Steps);

/// <summary>A value that the identity provider shows.</summary>
/// <param name="Name">as its screen has it</param>
/// <param name="Member">of the OAuth client that it goes into</param>
/// <param name="Form">how it looks</param>
public sealed record ProviderValue(string Name, string Member, string Form);

/// <summary>A field of an identity provider's screen.</summary>
/// <param name="Name">as the screen has it</param>
/// <param name="Kind"><c>value</c> is to be pasted, <c>choice</c> to be picked, <c>client_id</c> is the OAuth client's id, <c>secret</c> the token or secret</param>
/// <param name="Value">what goes in; null for what is not known here: a secret, which nobody has but who minted it, and which client is meant</param>
public sealed record ProviderField(string Name, string Kind, string? Value)
{
    private string Meaning { get; init; } = "the token that was shown when it was minted";

    public static ProviderField Paste(string name, string value) => new(name, "value", value);

    public static ProviderField Pick(string name, string value) => new(name, "choice", value);

    public static ProviderField Secret(string name) => new(name, "secret", null);

    public static ProviderField ClientSecret(string name) => Secret(name) with { Meaning = "the secret that was shown when it was minted" };

    public static ProviderField ClientId(string name) => new(name, "client_id", null) { Meaning = "the id of the OAuth client" };

    public static IReadOnlyDictionary<string, string> Texts(IReadOnlyList<ProviderField> fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value ?? field.Meaning);
}
