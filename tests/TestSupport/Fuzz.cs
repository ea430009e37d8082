using System.Globalization;

namespace ScimPlatform.TestSupport;

/// <summary>
/// How long properties are tried: as often as each says, from a fixed seed, so that every run is the same; or as often as
/// SCIMPLATFORM_FUZZ_CASES says, from a new seed, which a failure names. <c>tests/Fuzz/run</c> does the latter.
/// </summary>
public static class Fuzz
{
    public const string Category = "Fuzz";

    private const string Variable = "SCIMPLATFORM_FUZZ_CASES";

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public static int Cases(int usually) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked
        ? int.Parse(asked, CultureInfo.InvariantCulture)
        : usually;
}
