using System.Reflection;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Who may know whom.</summary>
internal static class LayerRules
{
    /// <returns>the referenced assemblies whose names begin with one of the prefixes</returns>
    public static IEnumerable<string> Forbidden(Assembly assembly, params string[] prefixes) =>
        assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <returns>the referenced assemblies that do not come with the platform itself</returns>
    public static IEnumerable<string> OutsideThePlatform(Assembly assembly) =>
        assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "mscorlib" or "netstandard"));

    /// <returns>"Type uses Namespace.Other" for each use of a type below one of the namespaces</returns>
    public static IEnumerable<string> Uses(IEnumerable<Type> types, params string[] namespaces) =>
        from type in types
        from used in Signatures.Of(type).Distinct()
        where namespaces.Any(prefix => used.Namespace == prefix || used.Namespace?.StartsWith(prefix + ".", StringComparison.Ordinal) == true)
        select $"{type.FullName} uses {used.FullName}";
}
