using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Scim;

/// <summary>Ids of resources as clients give them. They are caseExact (RFC 7643 section 3.1): in another spelling they are ids of nothing.</summary>
public static class ResourceId
{
    /// <returns>the id, or null when the text is none that was ever given out</returns>
    public static Guid? OrNull(string? text) => Uuid.TryParse(text, out var id) && !text.AsSpan().ContainsAnyInRange('A', 'F') ? id : null;
}
