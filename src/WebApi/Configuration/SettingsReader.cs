using System.ComponentModel.DataAnnotations;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>
/// Binds sections and checks them. It does so while the server is put together, which needs them, and not only when it starts; an empty
/// setting is none.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable()
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.Trim()))).Build();

    /// <exception cref="SettingFault">a setting of the section cannot be used</exception>
    public T Read<T>()
        where T : class, new()
    {
        var section = SectionAttribute.Of(typeof(T)).Key;
        try
        {
            var settings = (section.Length == 0 ? configuration : (IConfiguration)configuration.GetSection(section)).Get<T>() ?? new T();
            return Checked(settings, section);
        }
        catch (InvalidOperationException exception)
        {
            // The binder's sentence names the key.
            throw new SettingFault(exception.Message);
        }
    }

    /// <summary>A typing error in a name must not leave a default in force unnoticed.</summary>
    /// <exception cref="SettingFault">a key is below one of ours, or is like one, and is none</exception>
    public void RefuseUnknown()
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is not null && !KnownSettings.All.Any(setting => setting.Matches(key)) && (IsOurs(key) || LooksLikeOurs(key)))
            {
                throw SettingFault.Of(key, $"is not known; the nearest is {Nearest(key)}");
            }
        }
    }

    private static T Checked<T>(T settings, string section)
        where T : class
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
        {
            var key = section.Length == 0 ? faults[0].MemberNames.First() : $"{section}:{faults[0].MemberNames.First()}";
            throw SettingFault.Of(key, Phrase(faults[0].ErrorMessage!));
        }

        var wrong = typeof(T).GetProperties().FirstOrDefault(
            property => property.PropertyType.IsEnum && !Enum.IsDefined(property.PropertyType, property.GetValue(settings)!));
        return wrong is null ? settings : throw SettingFault.Of($"{section}:{wrong.Name}", $"must be one of {string.Join(", ", Enum.GetNames(wrong.PropertyType))}");
    }

    // The annotations begin "The field X must", those of our own with what the setting must.
    private static string Phrase(string message) =>
        message.IndexOf(" must ", StringComparison.Ordinal) is > 0 and var at && message.StartsWith("The field ", StringComparison.Ordinal)
            ? message[(at + 1)..].TrimEnd('.')
            : message;

    private static bool IsOurs(string key) => KnownSettings.Sections.Any(
        section => !section.Section.IsShared && section.Section.Key.Length > 0 && key.StartsWith($"{section.Section.Key}:", StringComparison.OrdinalIgnoreCase));

    // Everything in the environment is a key without a section; one in a section was meant for somebody.
    private static bool LooksLikeOurs(string key)
    {
        var first = key.Split(':')[0];
        var names = key.Contains(':')
            ? KnownSettings.Sections.Select(section => section.Section.Key.Split(':')[0])
            : KnownSettings.All.Where(setting => !setting.Key.Contains(':')).Select(setting => setting.Key);
        return names.Any(name => Distance(first, name) is > 0 and var distance && distance <= (name.Length > 5 ? 2 : 1));
    }

    private static string Nearest(string key) => KnownSettings.All.MinBy(setting => Distance(setting.Key, key))!.Key;

    // Levenshtein's, in any case.
    private static int Distance(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
