namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Names that say nothing.</summary>
internal static class NameRules
{
    private static readonly string[] Endings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Base", "Dto", "DTO"];

    public static IEnumerable<string> Empty(IEnumerable<Type> types) => types
        .Select(type => type.Name.Split('`')[0])
        .Where(name => !name.Contains('<', StringComparison.Ordinal)) // a compiler's or generator's own
        .Where(name => Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));
}
