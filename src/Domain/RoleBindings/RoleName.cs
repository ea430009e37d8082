using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.RoleBindings;

/// <summary>
/// Where a role is held and which: <c>role</c> in the namespace <c>system</c>, <c>namespace/role</c> in another. Either part has 1 to
/// 256 characters without slash, control characters or outer blanks.
/// </summary>
/// <param name="Namespace">where the role is held</param>
/// <param name="Role">which role it is</param>
public sealed record RoleName(string Namespace, string Role)
{
    public const string SystemNamespace = "system";
    public const int MaxLength = 256;

    /// <summary>The shortest way to write it: the system namespace is left out.</summary>
    public string Value => Namespace == SystemNamespace ? Role : $"{Namespace}/{Role}";

    /// <summary>The shortest way to write the role that the text names; what names none is left as it is.</summary>
    public static string Shortest(string text)
    {
        const string prefix = SystemNamespace + "/";
        return text.StartsWith(prefix, StringComparison.Ordinal) && IsValidPart(text[prefix.Length..]) ? text[prefix.Length..] : text;
    }

    /// <exception cref="InvalidRoleName">the text has two slashes, or a part is not of the form</exception>
    public static RoleName Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Of(SystemNamespace, text) : Of(text[..slash], text[(slash + 1)..]);
    }

    /// <exception cref="InvalidRoleName">a part is not of the form</exception>
    public static RoleName Of(string @namespace, string role) =>
        IsValidPart(@namespace) && IsValidPart(role) ? new RoleName(@namespace, role) : throw new InvalidRoleName();

    public static bool IsValidPart(string text) =>
        text.Length is >= 1 and <= MaxLength
        && !text.Contains('/', StringComparison.Ordinal)
        && !PlainText.HasControlCharacters(text)
        && !PlainText.HasOuterBlanks(text)
        && !SecretText.IsIn(text);

    public override string ToString() => Value;
}

public sealed class InvalidRoleName() : ValueRefused(
    "A value of roles is 'role' or 'namespace/role'; either part has 1 to 256 characters, no slash, no control characters and no outer blanks.");
