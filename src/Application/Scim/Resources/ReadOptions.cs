using ScimPlatform.Application.Scim.IdpQuirks;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>How liberal the reader is.</summary>
/// <param name="Profile">the deviations from the RFCs that are understood</param>
/// <param name="IgnoreSchemas">takes a document whose <c>schemas</c> is missing or wrong, as the F5 voice must</param>
public sealed record ReadOptions(CompatibilityProfile Profile, bool IgnoreSchemas = false)
{
    public static ReadOptions Default { get; } = new(CompatibilityProfile.Default);

    public static ReadOptions Strict { get; } = new(CompatibilityProfile.Strict);
}
