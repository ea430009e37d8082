namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>What an action of the SCIM plane reads from the body.</summary>
/// <param name="schema">one of <see cref="ScimSchemas"/></param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(string schema) : Attribute
{
    public string Schema { get; } = schema;
}

/// <summary>What an action of the SCIM plane answers with.</summary>
/// <param name="status">when all went well</param>
/// <param name="schema">one of <see cref="ScimSchemas"/>; null for no body</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class GivesAttribute(int status, string? schema = null) : Attribute
{
    public int Status { get; } = status;

    public string? Schema { get; } = schema;
}

/// <summary>The action is about one resource, whose version the client may ask for or insist on (RFC 7644 section 3.14).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VersionedAttribute : Attribute;
