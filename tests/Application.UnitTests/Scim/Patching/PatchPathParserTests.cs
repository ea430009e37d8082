using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

public sealed class PatchPathParserTests
{
    [TestCase("title")]
    [TestCase("name.familyName")]
    [TestCase("emails[type eq \"work\"]")]
    [TestCase("emails[type eq \"work\" and value co \"]\"].value")]
    [TestCase("members[value eq \"a\\\"]b\"].$ref")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:emails[primary eq true].value")]
    public void Parse_Path_PrintsTheSame(string path) =>
        Assert.That(PatchPathParser.Parse(path).ToString(), Is.EqualTo(path));

    [TestCase("", "position 1 ")]
    [TestCase(" ", "position 1 ")]
    [TestCase("a b", "position 1 ")]
    [TestCase("[x eq 1]", "position 1 ")]
    [TestCase("name.givenName.x", "position 1 ")]
    [TestCase("emails.type[x eq 1]", "position 12 ")]
    [TestCase("emails[type eq \"]\"", "position 7 ")]
    [TestCase("emails[type eq \"\\", "position 7 ")]
    [TestCase("emails[type pr]x", "position 16 ")]
    [TestCase("emails[type pr].", "position 16 ")]
    [TestCase("emails[type pr].a.b", "position 16 ")]
    [TestCase("emails[type pr][type pr]", "position 16 ")]
    public void Parse_MalformedPath_IsInvalidPathAtThePosition(string path, string position) =>
        Assert.That(
            () => PatchPathParser.Parse(path),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidPath).And.Message.Contains(position));
}
