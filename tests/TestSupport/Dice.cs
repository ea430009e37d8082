namespace ScimPlatform.TestSupport;

/// <summary>Choices that are the same again for the same seed (SplitMix64), on every runtime.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to less than the number.</summary>
    public int Below(int number) => (int)(Next() % (ulong)number);

    public bool OneIn(int number) => Below(number) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>The text, in a mixture of cases one time in five.</summary>
    public string AnyCase(string text) =>
        OneIn(5) ? string.Concat(text.Select(letter => OneIn(2) ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter))) : text;

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
