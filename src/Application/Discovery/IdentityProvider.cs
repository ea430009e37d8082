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
    private const string Secret = "the token that was shown when it was minted";

    public static IdentityProvider Of(string id, string name, string url, IReadOnlyList<ProviderField> fields, IReadOnlyList<string> steps) =>
        new(id, name, url, fields.ToDictionary(field => field.Name, field => field.Value ?? Secret), fields, steps);
}

/// <summary>A field of an identity provider's screen.</summary>
/// <param name="Name">as the screen has it</param>
/// <param name="Kind"><c>value</c> is to be pasted, <c>choice</c> to be picked, <c>secret</c> is the token</param>
/// <param name="Value">what goes in; null for a secret, which nobody has but who minted it</param>
public sealed record ProviderField(string Name, string Kind, string? Value)
{
    public static ProviderField Paste(string name, string value) => new(name, "value", value);

    public static ProviderField Pick(string name, string value) => new(name, "choice", value);

    public static ProviderField Secret(string name) => new(name, "secret", null);
}
