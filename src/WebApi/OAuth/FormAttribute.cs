namespace ScimPlatform.WebApi.OAuth;

/// <summary>The parameters of the form that an action takes, for the OpenAPI document.</summary>
/// <param name="required">those that have to be there</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FormAttribute(params string[] required) : Attribute
{
    public IReadOnlyList<string> Required { get; } = required;

    public string[] Optional { get; init; } = [];
}
