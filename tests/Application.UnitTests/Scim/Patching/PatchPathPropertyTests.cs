using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.UnitTests.Scim.Filters;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>Whatever stands in a path, it is a path or a fault.</summary>
[Category(Fuzz.Category)]
public sealed class PatchPathPropertyTests
{
    [Test]
    public void Parse_OfHostileText_IsAPathOrAFault() =>
        Prop.ForAll(FilterGenerators.Hostile.ToArbitrary(), IsReadOrRefused).Check(FuzzConfig.Of(50_000));

    [Test]
    public void Parse_OfADamagedFilterInBrackets_IsAPathOrAFault() =>
        Prop.ForAll(FilterGenerators.Damaged.ToArbitrary(), text => IsReadOrRefused($"emails[{text}].value") && IsReadOrRefused($"emails[{text}"))
            .Check(FuzzConfig.Of(50_000));

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            return PatchPathParser.Parse(text).Attribute is not null;
        }
        catch (ScimFault fault)
        {
            return fault.Type is ScimType.InvalidPath or ScimType.InvalidFilter;
        }
    }
}
