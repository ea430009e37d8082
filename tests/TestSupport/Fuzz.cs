using System.Globalization;

namespace ScimPlatform.TestSupport;

/// <summary>
/// How long properties are tried: as often as each says, from a fixed seed, so that every run is the same; or as often as
/// SCIMPLATFORM_FUZZ_CASES says, from a new seed, which a failure names. <c>tests/Fuzz/run</c> does the latter.
/// </summary>
public static class Fuzz
{
    public const string Category = "Fuzz";

    /// <summary>Tests of sequences against a model: their number is multiplied by SCIMPLATFORM_MODEL_TIMES, and they begin at SCIMPLATFORM_MODEL_SEED.</summary>
    public const string Model = "Model";

    private const string Variable = "SCIMPLATFORM_FUZZ_CASES";
    private const ulong UsualSeed = 7_644;

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public static int Cases(int usually) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked
        ? int.Parse(asked, CultureInfo.InvariantCulture)
        : usually;

    public static int Sequences(int usually) => usually * (int)(Number("SCIMPLATFORM_MODEL_TIMES") ?? 1);

    /// <summary>That of the first sequence; each further one has the next.</summary>
    public static ulong Seed => Number("SCIMPLATFORM_MODEL_SEED") ?? UsualSeed;

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
