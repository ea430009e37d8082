namespace ScimPlatform.Domain.Tenants;

/// <summary>What is done with a password that a connector sends.</summary>
public enum PasswordPolicy
{
    /// <summary>Its hash is kept.</summary>
    Keep,

    /// <summary>It is taken and not kept.</summary>
    Discard,

    /// <summary>The request is refused.</summary>
    Refuse,
}

/// <summary>The policies by the words of the settings.</summary>
public static class PasswordPolicies
{
    public static IReadOnlyList<string> Known { get; } = [.. Enum.GetValues<PasswordPolicy>().Select(Word)];

    public static string Word(this PasswordPolicy policy) => policy switch
    {
        PasswordPolicy.Keep => "keep",
        PasswordPolicy.Discard => "discard",
        _ => "refuse",
    };

    /// <summary>The policy of a word that is in <see cref="Known"/>.</summary>
    public static PasswordPolicy Of(string word) => Enum.GetValues<PasswordPolicy>().Single(policy => policy.Word() == word);
}
