using System.Text;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.FunctionalTests.Json;

public sealed class JsonFieldsTests
{
    private static readonly Guid Uuid = Guid.Parse("0195a1b2-0000-7000-8000-00000000000a");

    private static readonly TestCaseData[] NotObjects =
        [.. new[] { "null", "[]", "[{}]", "1", "\"{}\"", "true" }.Select(json => new TestCaseData(json).SetArgDisplayNames(json))];

    [TestCase("0", 0)]
    [TestCase("-0", 0)]
    [TestCase("90", 90)]
    [TestCase("90.0", 90)]
    [TestCase("9e1", 90)]
    [TestCase("-7", -7)]
    [TestCase("2147483647", int.MaxValue)]
    [TestCase("-2147483648", int.MinValue)]
    [TestCase("2147483648", int.MaxValue)]
    [TestCase("1e30", int.MaxValue)]
    [TestCase("-1e30", int.MinValue)]
    [TestCase("1e400", int.MaxValue)]
    [TestCase("-1e400", int.MinValue)]
    [TestCase("99999999999999999999", int.MaxValue)]
    public void Whole_OfAWholeNumber_IsItOrTheNearestThatThereIs(string json, int number)
    {
        var fields = Of($$"""{"days":{{json}}}""");

        Assert.That(fields.Whole("days"), Is.EqualTo(number));
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [TestCase("1.5")]
    [TestCase("0.1")]
    [TestCase("-0.5")]
    [TestCase("1e-1")]
    [TestCase("\"90\"")]
    [TestCase("\"\"")]
    [TestCase("true")]
    [TestCase("[90]")]
    [TestCase("{}")]
    public void Whole_OfSomethingElse_IsNoted(string json)
    {
        var fields = Of($$"""{"days":{{json}}}""");

        Assert.That(fields.Whole("days"), Is.Null);
        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("days", FieldProblem.NotWhole, "must be a whole number") }));
    }

    [TestCase("\"\"", "")]
    [TestCase("\" a \"", " a ")]
    [TestCase("\"\\u0000\"", "\0")]
    [TestCase("\"90\"", "90")]
    public void Text_OfAString_IsItToTheLetter(string json, string text)
    {
        var fields = Of($$"""{"name":{{json}}}""");

        Assert.That(fields.Text("name"), Is.EqualTo(text));
        Assert.That(fields.RequiredText("name"), Is.EqualTo(text));
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [TestCase("null")]
    [TestCase("1")]
    [TestCase("false")]
    [TestCase("[\"a\"]")]
    [TestCase("{}")]
    public void Text_OfSomethingElse_IsNoted(string json)
    {
        var fields = Of($$"""{"name":{{json}}}""");

        Assert.That(fields.RequiredText("name"), Is.Empty);
        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("name", FieldProblem.NotText, "must be a string") }));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void Flag_OfABoolean_IsIt(string json, bool flag)
    {
        var fields = Of($$"""{"enabled":{{json}}}""");

        Assert.That(fields.Flag("enabled"), Is.EqualTo(flag));
        Assert.That(fields.RequiredFlag("enabled"), Is.EqualTo(flag));
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [TestCase("null")]
    [TestCase("0")]
    [TestCase("1")]
    [TestCase("\"true\"")]
    [TestCase("[true]")]
    public void Flag_OfSomethingElse_IsNoted(string json)
    {
        var fields = Of($$"""{"enabled":{{json}}}""");

        Assert.That(fields.RequiredFlag("enabled"), Is.False);
        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("enabled", FieldProblem.NotBoolean, "must be true or false") }));
    }

    [TestCase("0195a1b2-0000-7000-8000-00000000000a")]
    [TestCase("0195A1B2-0000-7000-8000-00000000000A")]
    public void Uuid_OfAUuid_IsIt(string text)
    {
        var fields = Of($$"""{"id":"{{text}}"}""");

        Assert.That(fields.Uuid("id"), Is.EqualTo(Uuid));
        Assert.That(fields.RequiredUuid("id"), Is.EqualTo(Uuid));
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [TestCase("")]
    [TestCase("acme")]
    [TestCase("0195a1b20000700080000000000000a0")]
    [TestCase("{0195a1b2-0000-7000-8000-00000000000a}")]
    [TestCase(" 0195a1b2-0000-7000-8000-00000000000a")]
    [TestCase("0195a1b2-0000-7000-8000-00000000000g")]
    public void Uuid_OfAnotherText_IsNoted(string text)
    {
        var fields = Of($$"""{"id":"{{text}}"}""");

        Assert.That(fields.RequiredUuid("id"), Is.EqualTo(Guid.Empty));
        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("id", FieldProblem.NotUuid, "must be a uuid") }));
    }

    [Test]
    public void Read_NullsWhereMembersMayBeAbsent_IsAsIfTheyWereAbsent()
    {
        var fields = Of("""{"a":null,"b":null,"c":null,"d":null,"e":null,"f":null}""");

        Assert.That(fields.Text("a"), Is.Null);
        Assert.That(fields.Whole("b"), Is.Null);
        Assert.That(fields.Flag("c"), Is.Null);
        Assert.That(fields.Uuid("d"), Is.Null);
        Assert.That(fields.TextList("e"), Is.Null);
        Assert.That(fields.Objects<object>("f", _ => new object()), Is.Null);
        fields.RefuseUnknown();
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [Test]
    public void Read_NullsOfRequiredMembers_AreNoted()
    {
        var fields = Of("""{"name":null,"enabled":null,"id":null}""");

        fields.RequiredText("name");
        fields.RequiredFlag("enabled");
        fields.RequiredUuid("id");

        Assert.That(Noted(fields), Is.EqualTo(new[]
        {
            Field("name", FieldProblem.NotText, "must be a string"),
            Field("enabled", FieldProblem.NotBoolean, "must be true or false"),
            Field("id", FieldProblem.NotText, "must be a string"),
        }));
    }

    [Test]
    public void TextList_OfStrings_IsThem()
    {
        var fields = Of("""{"scopes":["a","","b"]}""");

        Assert.That(fields.TextList("scopes"), Is.EqualTo(new[] { "a", "", "b" }));
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [Test]
    public void TextList_OfMixedValues_NotesEachByItsIndex()
    {
        var fields = Of("""{"scopes":["a",1,"b",null]}""");

        fields.TextList("scopes");

        Assert.That(Noted(fields), Is.EqualTo(new[]
        {
            Field("scopes", FieldProblem.NotText, "must be a string", 1),
            Field("scopes", FieldProblem.NotText, "must be a string", 3),
        }));
    }

    [TestCase("\"a\"")]
    [TestCase("{}")]
    [TestCase("1")]
    public void TextList_OfSomethingElse_IsNoted(string json)
    {
        var fields = Of($$"""{"scopes":{{json}}}""");

        Assert.That(fields.TextList("scopes"), Is.Null);
        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("scopes", FieldProblem.NotList, "must be a list") }));
    }

    [Test]
    public void Read_MembersThatAreNotThere_IsNullWhereTheyMayBeAbsent()
    {
        var fields = Of("{}");

        Assert.That(fields.Text("a"), Is.Null);
        Assert.That(fields.Whole("b"), Is.Null);
        Assert.That(fields.Flag("c"), Is.Null);
        Assert.That(fields.Uuid("d"), Is.Null);
        Assert.That(fields.TextList("f"), Is.Null);
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [Test]
    public void Read_RequiredMembersThatAreNotThere_NotesAllOfThem()
    {
        var fields = Of("""{"Name":"x"}""");

        fields.RequiredText("name");
        fields.RequiredFlag("enabled");
        fields.RequiredUuid("id");

        Assert.That(Noted(fields), Is.EqualTo(new[]
        {
            Field("name", FieldProblem.Missing, "is missing"),
            Field("enabled", FieldProblem.Missing, "is missing"),
            Field("id", FieldProblem.Missing, "is missing"),
        }));
    }

    [TestCaseSource(nameof(NotObjects))]
    public void Read_SomethingThatIsNoObject_NotesThatAlone(string json)
    {
        var fields = Of(json);

        fields.RequiredText("name");
        fields.RefuseUnknown();

        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("", FieldProblem.NotObject, "must be a JSON object") }));
    }

    [Test]
    public void Read_NoBodyWhereOneIsNeeded_NotesThatAlone()
    {
        var fields = new JsonFields(null, isOptional: false);

        fields.RequiredText("name");

        Assert.That(Noted(fields), Is.EqualTo(new[] { Field("", FieldProblem.Missing, "is missing") }));
    }

    [Test]
    public void Read_NoBodyWhereItMayBeLeftOut_IsAnEmptyObject()
    {
        var fields = new JsonFields(null, isOptional: true);

        Assert.That(fields.Whole("days"), Is.Null);
        fields.RefuseUnknown();
        Assert.That(fields.RequireNothingNoted, Throws.Nothing);
    }

    [Test]
    public void RefuseUnknown_AfterReading_NotesWhatWasNeverAskedFor()
    {
        var fields = Of("""{"id":1,"name":"x","Name":"y","created_at":null}""");

        fields.Text("name");
        fields.Whole("days");
        fields.RefuseUnknown();

        Assert.That(Noted(fields), Is.EqualTo(new[]
        {
            Field("id", FieldProblem.Unknown, "is not known or cannot be set"),
            Field("Name", FieldProblem.Unknown, "is not known or cannot be set"),
            Field("created_at", FieldProblem.Unknown, "is not known or cannot be set"),
        }));
    }

    private static JsonFields Of(string json) => new(StrictJson.Parse(Encoding.UTF8.GetBytes(json)), isOptional: false);

    private static IReadOnlyList<FieldError> Noted(JsonFields fields) => Refused.With(fields.RequireNothingNoted).Fields;

    private static FieldError Field(string name, FieldProblem problem, string message, int? index = null) =>
        new(FieldSource.Body, name, problem, message, index);
}
