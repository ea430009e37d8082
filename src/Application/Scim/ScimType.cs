namespace ScimPlatform.Application.Scim;

/// <summary>The error keywords of RFC 7644 table 9 and RFC 9865 section 2.1.</summary>
public enum ScimType
{
    InvalidFilter,
    TooMany,
    Uniqueness,
    Mutability,
    InvalidSyntax,
    InvalidPath,
    NoTarget,
    InvalidValue,
    InvalidVers,
    Sensitive,
    InvalidCursor,
    ExpiredCursor,
    InvalidCount,
}

/// <summary>The keywords as they stand on the wire: the enum's names in camel case.</summary>
public static class ScimTypes
{
    public static string Keyword(this ScimType type) =>
        string.Concat(char.ToLowerInvariant(type.ToString()[0]).ToString(), type.ToString().AsSpan(1));
}
