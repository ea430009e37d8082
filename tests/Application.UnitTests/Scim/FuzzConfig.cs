using FsCheck;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim;

/// <summary>How properties of the kernel are tried; see <see cref="Fuzz"/>.</summary>
internal static class FuzzConfig
{
    public static Config Of(int cases)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Fuzz.Cases(cases)).WithQuietOnSuccess(true);
        return Fuzz.IsLong ? config : config.WithReplay(20_110_513, 7_644_3);
    }
}
