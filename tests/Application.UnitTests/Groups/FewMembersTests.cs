using System.Text.Json;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.UnitTests.Groups;

/// <summary>Which changes of a group are brief: those that may be done while the writer is theirs.</summary>
public sealed class FewMembersTests
{
    private const string One = """{"value":"0193"}""";

    private static readonly string Twenty = string.Join(',', Enumerable.Repeat(One, 20));

    [TestCase("""{"op":"add","path":"members","value":[{"value":"0193"}]}""")]
    [TestCase("""{"op":"add","path":"Members","value":{"value":"0193"}}""")]
    [TestCase("""{"op":"remove","path":"members","value":[{"value":"0193"}]}""")]
    [TestCase("""{"op":"remove","path":"members[value eq \"0193\"]"}""")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"0193"}]},{"op":"remove","path":"members[value eq \"0193\"]"}""")]
    public void IsBrief_OfFewMembersByTheirIds(string operations) => Assert.That(IsBrief(operations), Is.True);

    [TestCase("""{"op":"remove","path":"members"}""")]
    [TestCase("""{"op":"remove","path":"members","value":[]}""")]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"0193"}]}""")]
    [TestCase("""{"op":"remove","path":"members[type eq \"User\"]"}""")]
    [TestCase("""{"op":"remove","path":"members[value eq \"0193\" or display co \"a\"]"}""")]
    [TestCase("""{"op":"remove","path":"members[value eq \"0193\"].display"}""")]
    [TestCase("""{"op":"replace","value":{"members":[{"value":"0193"}]}}""")]
    [TestCase("""{"op":"replace","path":"displayName","value":"Engineers"}""")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"0193"}]},{"op":"remove","path":"members"}""")]
    public void IsBrief_OfWhatMayLookAtAllMembersOrAtOtherAttributes_IsNot(string operations) => Assert.That(IsBrief(operations), Is.False);

    [Test]
    public void IsBrief_OfMoreThanTwenty_IsNot()
    {
        Assert.That(IsBrief($$"""{"op":"add","path":"members","value":[{{Twenty}}]}"""), Is.True);
        Assert.That(IsBrief($$"""{"op":"add","path":"members","value":[{{Twenty}},{{One}}]}"""), Is.False);
        Assert.That(IsBrief($$$"""{"op":"add","path":"members","value":{"members":[{{{Twenty}}},{{{One}}}]}}"""), Is.False);
        Assert.That(IsBrief(string.Join(',', Enumerable.Repeat($$"""{"op":"add","path":"members","value":[{{One}}]}""", 21))), Is.False);
    }

    private static bool IsBrief(string operations)
    {
        using var body = JsonDocument.Parse($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""");
        IRepeatable command = new PatchGroupCommand(
            TenantId.New(DateTimeOffset.UnixEpoch),
            GroupId.New(DateTimeOffset.UnixEpoch),
            PatchRequest.Read(body.RootElement, CompatibilityProfile.Default).Operations,
            CompatibilityProfile.Default,
            ExpectedVersion.Any);
        return command.IsBrief;
    }
}
