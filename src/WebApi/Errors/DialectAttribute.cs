namespace ScimPlatform.WebApi.Errors;

/// <summary>Says in which voice a controller answers, its errors included.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DialectAttribute(DialectName name) : Attribute
{
    public DialectName Name { get; } = name;
}
