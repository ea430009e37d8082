using System.Text.RegularExpressions;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Tenants;

/// <summary>The tenant's short name, for claims and headers. It never looks like a uuid: where a name can be either, ids stay ids.</summary>
public sealed partial record TenantSlug
{
    public const string Form = "[a-z0-9-]{3,63}";

    private TenantSlug(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string text) => Pattern().IsMatch(text) && !Uuid.TryParse(text, out _);

    /// <exception cref="InvalidTenantSlug">the text is not of the form</exception>
    public static TenantSlug Of(string text) => IsValid(text) ? new TenantSlug(text) : throw new InvalidTenantSlug();

    public override string ToString() => Value;

    [GeneratedRegex(@"\A" + Form + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

public sealed class InvalidTenantSlug() : ValueRefused($"A slug is of the form {TenantSlug.Form} and no uuid.");
