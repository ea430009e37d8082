namespace ScimPlatform.WebApi.Errors;

/// <summary>The voices in which requests are answered.</summary>
public enum DialectName
{
    Admin,
    F5Xc,
    Unleash,
    Truto,
    Scim,
    OAuth,

    /// <summary>Pages for people.</summary>
    Console,
}
