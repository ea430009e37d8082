namespace ScimPlatform.WebApi.Json;

/// <summary>
/// What a value on the wire may be, for the OpenAPI document. What refuses other values are the rules of the use cases; that both say the same
/// is tested by sending what the document allows.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ConstraintsAttribute : Attribute
{
    /// <summary>Of a number.</summary>
    public int Min { get; init; } = int.MinValue;

    /// <summary>Of a number.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Of a text.</summary>
    public int MinLength { get; init; }

    /// <summary>Of a text.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Of a text, as a regular expression of ECMA-262.</summary>
    public string? Pattern { get; init; }

    /// <summary>What holds when it is left out.</summary>
    public object? Default { get; init; }

    /// <summary>Where the words are listed that a text, or each text of a list, can be: an enumeration, or a type with a static property <c>Known</c>.</summary>
    public Type? Words { get; init; }

    /// <summary>Of a text: date-time and the like.</summary>
    public string? Format { get; init; }

    /// <summary>A value that can be taken, where the rest does not say it all.</summary>
    public string? Example { get; init; }

    /// <summary>The same for the texts of a list.</summary>
    public string? ExampleOfItems { get; init; }
}
