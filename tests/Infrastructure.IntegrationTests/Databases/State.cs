using System.Collections;
using System.Globalization;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>What an object holds, property by property, as text: two objects with one state are the same to everybody who reads them.</summary>
internal static class State
{
    public static IReadOnlyList<string> Of(object? subject) =>
        [.. subject?.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name}: {Text(property.GetValue(subject))}") ?? []];

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TokenHash hash => Convert.ToHexString(hash.ToBytes()),
        TokenTerms terms => $"[{string.Join(", ", Of(terms))}]",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => value.ToString()!,
    };
}
