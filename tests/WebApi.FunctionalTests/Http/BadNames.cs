using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.WebApi.FunctionalTests.Http;

/// <summary>What cannot be a name of 1 to 100 characters, as JSON; and what just can.</summary>
internal static class BadNames
{
    public static IEnumerable<TestCaseData> Bad =>
    [
        Case("empty", "\"\"", "string_too_short"),
        Case("blank", "\"   \"", "value_error"),
        Case("101 characters", Text(new string('a', 101)), "string_too_long"),
        Case("101 emoji", Text(Repeated("😀", 101)), "string_too_long"),
        Case("NUL", "\"a\\u0000b\"", "value_error"),
        Case("line break", "\"a\\nb\"", "value_error"),
        Case("delete", "\"a\\u007fb\"", "value_error"),
        Case("a token", Text(Token), "value_error"),
        Case("a token among words", Text($"now {Token}!"), "value_error"),
        Case("number", "5", "string_type"),
        Case("object", "{}", "string_type"),
        Case("list", "[\"a\"]", "string_type"),
    ];

    public static IEnumerable<TestCaseData> Good =>
    [
        Named("one character", "\"a\""),
        Named("100 characters", Text(new string('a', 100))),
        Named("100 emoji", Text(Repeated("😀", 100))),
        Named("quotes and angle brackets", "\"O'Hara \\\"<Okta>\\\" & Søn\""),
    ];

    // The form of a token of any installation, with its checksum.
    private static string Token { get; } = TokenSecret.Generate("scim_live_").Reveal();

    private static TestCaseData Case(string what, string json, string type) => new TestCaseData(json, type).SetArgDisplayNames(what);

    private static TestCaseData Named(string what, string json) => new TestCaseData(json).SetArgDisplayNames(what);

    private static string Text(string name) => $"\"{name}\"";

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
