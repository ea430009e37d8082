using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>Every setting that there is, by the properties of the sections.</summary>
internal static class KnownSettings
{
    /// <summary>What stands for an index of a list or a name that the operator chooses.</summary>
    public const string Any = "*";

    public static IReadOnlyList<(SectionAttribute Section, Type Type)> Sections { get; } =
    [
        .. typeof(KnownSettings).Assembly.GetTypes().Where(type => type.IsDefined(typeof(SectionAttribute)))
            .Select(type => (SectionAttribute.Of(type), type)).OrderBy(section => section.Item1.Key, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<KnownSetting> All { get; } = [.. Sections.SelectMany(section => Of(section.Type, section.Section.Key))];

    public static IEnumerable<KnownSetting> Of(Type type, string prefix) =>
        from property in type.GetProperties()
        where property.IsDefined(typeof(DescriptionAttribute))
        let key = prefix.Length == 0 ? property.Name : $"{prefix}:{property.Name}"
        let element = ElementOf(property.PropertyType)
        from setting in element is not null && element != typeof(string)
            ? Of(element, $"{key}:{Any}")
            : [new KnownSetting(element is null ? key : $"{key}:{Any}", property, type)]
        select setting;

    // Of a list, or of what has names that the operator chooses.
    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var form
        && (form == typeof(IReadOnlyList<>) || form == typeof(IReadOnlyDictionary<,>))
            ? type.GetGenericArguments()[^1]
            : null;
}

/// <param name="Key">with <see cref="KnownSettings.Any"/> where there may be several</param>
/// <param name="Property">where it is declared</param>
/// <param name="Section">the type that declares its default</param>
internal sealed record KnownSetting(string Key, PropertyInfo Property, Type Section)
{
    public string Description => Property.GetCustomAttribute<DescriptionAttribute>()!.Description;

    public string Default => Property.GetCustomAttribute<DefaultValueAttribute>()?.Value as string
        ?? Property.GetValue(Activator.CreateInstance(Section)) switch
        {
            bool flag => flag ? "true" : "false",
            IConvertible value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => "",
        };

    public string Values
    {
        get
        {
            var type = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
            return Property.GetCustomAttribute<RangeAttribute>() is { } range
                ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}")
                : Property.GetCustomAttribute<MinLengthAttribute>() is { } least ? $"at least {least.Length} characters"
                : type.IsEnum ? string.Join(", ", Enum.GetNames(type))
                : type == typeof(bool) ? "true, false"
                : "";
        }
    }

    public bool Matches(string key)
    {
        var (own, other) = (Key.Split(':'), key.Split(':'));
        return own.Length == other.Length
            && own.Zip(other).All(pair => pair.First == KnownSettings.Any || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
