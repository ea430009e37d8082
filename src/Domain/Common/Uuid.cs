namespace ScimPlatform.Domain.Common;

/// <summary>Uuids as they are written in documents, paths and queries: 36 characters with dashes, and nothing around them.</summary>
public static class Uuid
{
    private const int Length = 36;

    public static bool TryParse(string? text, out Guid uuid)
    {
        uuid = Guid.Empty;
        return text?.Length == Length && Guid.TryParseExact(text, "D", out uuid);
    }

    /// <returns>the uuid, or null when the text is none</returns>
    public static Guid? OrNull(string? text) => TryParse(text, out var uuid) ? uuid : null;
}
