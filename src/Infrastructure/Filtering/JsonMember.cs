namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>A member of a JSON object or an element of a JSON list, as the database's own JSON functions show it. It has no table.</summary>
internal sealed class JsonMember
{
    /// <summary>The member's name, or the element's place from 0.</summary>
    public required string Key { get; init; }

    /// <summary>A string's text, a number; lists and objects as JSON.</summary>
    public required string Value { get; init; }

    /// <summary>The kind of value in the database's own words. Only <see cref="ScimSql"/> reads it.</summary>
    public required string Type { get; init; }
}
