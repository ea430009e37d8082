using System.Globalization;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Settings below one key. What cannot be read is a fault that names the whole key; so is a key that nobody asked for.</summary>
internal sealed class SettingsSection(IConfiguration root, string path)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    public string Key(string name) => path.Length == 0 ? name : $"{path}:{name}";

    public bool Has(string name) => Text(name) is not null;

    public string? Text(string name)
    {
        known.Add(name);
        return root[Key(name)] is { } text && text.Trim().Length > 0 ? text.Trim() : null;
    }

    public string RequiredText(string name) => Text(name) ?? throw SettingFault.Of(Key(name), "is missing");

    public bool Flag(string name, bool otherwise) => Text(name) is not { } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw SettingFault.Of(Key(name), "must be true or false");

    public int Whole(string name, int otherwise, int least, int greatest) => WholeOrNull(name, least, greatest) ?? otherwise;

    public int? WholeOrNull(string name, int least, int greatest)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= greatest
            ? number
            : throw SettingFault.Of(Key(name), $"must be a whole number from {least} to {greatest}");
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum => Text(name) is not { } text ? otherwise
        : Enum.GetNames<T>().FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : throw SettingFault.Of(Key(name), $"must be one of {string.Join(", ", Enum.GetNames<T>())}");

    public IReadOnlyList<string> List(string name)
    {
        known.Add(name);
        return [.. root.GetSection(Key(name)).GetChildren().Select(child => child.Value ?? throw SettingFault.Of(child.Path, "must be a text"))];
    }

    /// <summary>Texts by names that the operator chooses.</summary>
    public IReadOnlyDictionary<string, string> Named(string name)
    {
        known.Add(name);
        return root.GetSection(Key(name)).GetChildren().ToDictionary(
            child => child.Key, child => child.Value ?? throw SettingFault.Of(child.Path, "must be a text"), StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<SettingsSection> Sections(string name)
    {
        known.Add(name);
        return [.. root.GetSection(Key(name)).GetChildren().Select(child => new SettingsSection(root, child.Path))];
    }

    /// <summary>A typing error in a name must not leave a default in force unnoticed.</summary>
    public void RefuseUnknown()
    {
        var unknown = root.GetSection(path).GetChildren().FirstOrDefault(child => !known.Contains(child.Key));
        if (unknown is not null)
        {
            throw SettingFault.Of(unknown.Path, $"is not known; known here are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        }
    }
}
