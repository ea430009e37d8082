namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What a token may do on the SCIM plane. Writing does not include reading.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,
    UsersRead = 1,
    UsersWrite = 2,
    GroupsRead = 4,
    GroupsWrite = 8,
    All = UsersRead | UsersWrite | GroupsRead | GroupsWrite,
}

/// <summary>The scopes as they are written: <c>users:read</c>.</summary>
public static class TokenScopeNames
{
    private static readonly (string Name, TokenScopes Scope)[] Pairs =
    [
        ("users:read", TokenScopes.UsersRead),
        ("users:write", TokenScopes.UsersWrite),
        ("groups:read", TokenScopes.GroupsRead),
        ("groups:write", TokenScopes.GroupsWrite),
    ];

    public static IReadOnlyList<string> Known { get; } = [.. Pairs.Select(pair => pair.Name)];

    public static IReadOnlyList<string> Names(this TokenScopes scopes) =>
        [.. Pairs.Where(pair => scopes.HasFlag(pair.Scope)).Select(pair => pair.Name)];

    /// <summary>The scopes of names that are all in <see cref="Known"/>.</summary>
    public static TokenScopes Of(IEnumerable<string> names) =>
        names.Aggregate(TokenScopes.None, (all, name) => all | Pairs.Single(pair => pair.Name == name).Scope);
}
