using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>What the four token dialects have in common, each in its own words.</summary>
internal interface ITokenDialectDriver
{
    /// <summary>The path that mints, by POST.</summary>
    string MintPath { get; }

    /// <summary>A path that reads, by GET.</summary>
    string ReadPath { get; }

    /// <summary>The scope that reading needs.</summary>
    string ReadScope { get; }

    /// <summary>What a body says that mints; null for no body.</summary>
    string? MintBody { get; }

    /// <summary>A body that is well-formed and refused; null where none is read.</summary>
    string? BadBody { get; }

    /// <summary>The status of what is invalid.</summary>
    int Invalid { get; }

    /// <summary>Whether minting replaces the live token, where the others refuse.</summary>
    bool Replaces { get; }

    /// <summary>The member of a token's document that is its secret.</summary>
    string SecretMember { get; }

    /// <summary>The path of one token; null in dialects that know only one.</summary>
    string? PathOf(string id);

    /// <summary>Ends the token that the answer minted.</summary>
    Task RevokeAsync(Caller caller, Answer minted);

    /// <summary>Whether the answer is an error in this dialect's form.</summary>
    void AssertError(Answer answer, int status);
}

internal static class TokenDialectDriver
{
    public static Task<Answer> MintAsync(this ITokenDialectDriver driver, Caller caller, string query = "", params (string, string)[] headers) =>
        caller.PostAsync(driver.MintPath + query, driver.MintBody, headers);

    public static string SecretOf(this ITokenDialectDriver driver, Answer minted) => minted[driver.SecretMember]!.GetValue<string>();
}
