using System.Reflection;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>
/// Marks a type whose properties are the settings below one key: read by the framework's binder, checked by their data annotations, and
/// listed in docs/settings.md by their descriptions. There is no other list of settings.
/// </summary>
/// <param name="key">the key; empty for settings outside sections</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SectionAttribute(string key) : Attribute
{
    public string Key { get; } = key;

    /// <summary>Whether others than this server have settings there.</summary>
    public bool IsShared { get; init; }

    public static SectionAttribute Of(Type type) => type.GetCustomAttribute<SectionAttribute>()
        ?? throw new InvalidOperationException($"{type.Name} is no section of the settings.");
}
