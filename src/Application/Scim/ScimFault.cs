namespace ScimPlatform.Application.Scim;

/// <summary>
/// The only exception that the SCIM kernel throws: the client asked for something that cannot be done (RFC 7644 section 3.12).
/// </summary>
/// <param name="type">the error keyword; decides the status together with the place that asked</param>
/// <param name="detail">a sentence for people that names the attribute or the position; never a secret value</param>
public sealed class ScimFault(ScimType type, string detail) : Exception(detail)
{
    public ScimType Type { get; } = type;
}
