using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.FunctionalTests.Json;

public sealed class StrictJsonTests
{
    private static readonly TestCaseData[] Malformed =
    [
        Text("blanks only", " \n", 2),
        Text("a trailing comma in an object", """{"a":1,}""", 7),
        Text("a trailing comma in a list", """{"a":[1,]}""", 8),
        Text("a missing comma", """{"a":1 "b":2}""", 7),
        Text("a missing colon", """{"a" 1}""", 5),
        Text("a missing end", """{"a":1""", 6),
        Text("an end too many", """{"a":1}}""", 7),
        Text("a second document", """{} {}""", 3),
        Text("text behind it", """{"a":1} x""", 8),
        Text("a line comment", "{// no\n}", 1),
        Text("a block comment", """{"a":1 /* no */}""", 7),
        Text("an error in the third line", "{\n\"a\": 1,\n\"é\": x}", 16),
        Text("NaN", """{"a":NaN}""", 5),
        Text("Infinity", """{"a":Infinity}""", 5),
        Text("-Infinity", """{"a":-Infinity}""", 6),
        Text("a leading zero", """{"a":01}""", 6),
        Text("a plus sign", """{"a":+1}""", 5),
        Text("a bare fraction", """{"a":.5}""", 5),
        Text("a bare point", """{"a":1.}""", 7),
        Text("a bare exponent", """{"a":1e}""", 7),
        Text("hexadecimal", """{"a":0x1}""", 6),
        Text("True", """{"a":True}""", 5),
        Text("a word", """hello""", 0),
        Text("single quotes", """{'a':1}""", 1),
        Text("a bare name", """{a:1}""", 1),
        Text("an open string", """{"a":"b""", 7),
        Text("a line break in a string", "{\"a\":\"b\nc\"}", 7),
        Text("a NUL in a string", "{\"a\":\"b\0c\"}", 7),
        Text("an unknown escape", """{"a":"\x41"}""", 7),
        Text("half an escape", """{"a":"\u12"}""", 10),
        Text("a byte order mark", "\uFEFF{}", 0),
        Text("10,000 lists", new string('[', 10_000) + new string(']', 10_000), 64),
        Text("10,000 lists without an end", new string('[', 10_000), 64),
        Text("65 objects", string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "{}" + new string('}', 64), 320),
    ];

    private static readonly TestCaseData[] LoneSurrogates =
    [
        Text("a high one", """{"name":"\ud800"}""", 8),
        Text("a low one", """{"name":"\udc00"}""", 8),
        Text("two high ones", """{"name":"\ud83d\ud83d"}""", 8),
        Text("a pair the wrong way round", """{"name":"\ude00\ud83d"}""", 8),
        Text("a high one and text", """{"name":"\ud83dx"}""", 8),
        Text("in a member's name", """{"\uD800":1}""", 1),
        Text("deep inside", """{"a":[{"b":["ok","\ud800"]}]}""", 17),
    ];

    private static readonly TestCaseData[] NotUtf8 =
    [
        Bytes("a continuation byte alone", [0x22, 0x80, 0x22], 1),
        Bytes("latin-1", [0x7B, 0x22, 0xE9, 0x22, 0x3A, 0x31, 0x7D], 2),
        Bytes("an overlong slash", [0x22, 0xC0, 0xAF, 0x22], 1),
        Bytes("a surrogate", [0x22, 0xED, 0xA0, 0x80, 0x22], 1),
        Bytes("past U+10FFFF", [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
        Bytes("a cut character", [0x22, 0xC3, 0xA9, 0xE2, 0x82], 3),
        Bytes("UTF-16", [0xFF, 0xFE, 0x7B, 0x00], 0),
    ];

    private static readonly TestCaseData[] Twice =
    [
        new TestCaseData("""{"a":1,"a":2}""").SetArgDisplayNames("at the top"),
        new TestCaseData("""{"a":1,"a":1}""").SetArgDisplayNames("with one value"),
        new TestCaseData("""{"a":1,"\u0061":2}""").SetArgDisplayNames("in an escape"),
        new TestCaseData("""{"x":[{"a":1,"b":2,"a":3}]}""").SetArgDisplayNames("inside"),
        new TestCaseData("""{"":1,"":2}""").SetArgDisplayNames("without a name"),
    ];

    [TestCaseSource(nameof(Malformed))]
    public void Parse_MalformedJson_SaysWhere(byte[] bytes, int position) =>
        Assert.That(Refusal(bytes), Is.EqualTo(Field("is not valid JSON", position)));

    [TestCaseSource(nameof(LoneSurrogates))]
    public void Parse_ALoneSurrogate_SaysWhichString(byte[] bytes, int position) =>
        Assert.That(Refusal(bytes), Is.EqualTo(Field("has a lone surrogate", position)));

    [TestCaseSource(nameof(NotUtf8))]
    public void Parse_BytesThatAreNoUtf8_SaysWhichByte(byte[] bytes, int position) =>
        Assert.That(Refusal(bytes), Is.EqualTo(Field("is not valid UTF-8", position)));

    [TestCaseSource(nameof(Twice))]
    public void Parse_AMemberTwice_IsRefused(string json) => Assert.That(
        Refusal(Encoding.UTF8.GetBytes(json)),
        Is.EqualTo(new FieldError(FieldSource.Body, "", FieldProblem.MalformedJson, "has a member twice")));

    [Test]
    public void Parse_OfGoodJson_ReplacesNothing()
    {
        const string Json = """{"a":"\u0041\n\ud83d\ude00é😀\u0000\uFFFD","A":1e30,"b":[1.50,-0,true,false,null,{}],"":""}""";

        var document = StrictJson.Parse(Encoding.UTF8.GetBytes(Json));

        Assert.That(document.GetRawText(), Is.EqualTo(Json));
        Assert.That(document.GetProperty("a").GetString(), Is.EqualTo("A\n😀é😀\0\uFFFD"));
    }

    [Test]
    public void Parse_64Deep_IsTaken()
    {
        var json = new string('[', 64) + new string(']', 64);

        Assert.That(StrictJson.Parse(Encoding.UTF8.GetBytes(json)).GetRawText(), Is.EqualTo(json));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("\"x\"")]
    [TestCase(" {} ")]
    public void Parse_AnyJsonValue_IsTaken(string json) =>
        Assert.That(StrictJson.Parse(Encoding.UTF8.GetBytes(json)).GetRawText(), Is.EqualTo(json.Trim()));

    [Test]
    public async Task Read_AnEmptyBody_IsNull() => Assert.That(await ReadAsync([], limit: 10, declared: null), Is.Null);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Read_ABodyAsLargeAsTheLimit_IsTaken(bool declared)
    {
        var bytes = "\"12345678\""u8.ToArray();

        var read = await ReadAsync(bytes, limit: 10, declared ? bytes.Length : null);

        Assert.That(read!.Value.GetString(), Is.EqualTo("12345678"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Read_ABodyOverTheLimit_IsTooLarge(bool declared)
    {
        var bytes = "\"123456789\""u8.ToArray();

        var error = await Refused.WithAsync(() => ReadAsync(bytes, limit: 10, declared ? bytes.Length : null));

        Assert.That((error.Kind, error.Detail), Is.EqualTo((ErrorKind.TooLarge, "The body is larger than 10 bytes.")));
    }

    [Test]
    public async Task Read_ABodyThatArrivesInPieces_IsReadWhole()
    {
        var text = new string('x', 100_000);

        var read = await ReadAsync(Encoding.UTF8.GetBytes($"\"{text}\""), limit: 200_000, declared: null);

        Assert.That(read!.Value.GetString(), Is.EqualTo(text));
    }

    private static FieldError Refusal(byte[] bytes)
    {
        var error = Refused.With(() => StrictJson.Parse(bytes));

        Assert.That(error.Kind, Is.EqualTo(ErrorKind.Invalid));
        return error.Fields.Single();
    }

    private static FieldError Field(string what, int position) =>
        new(FieldSource.Body, "", FieldProblem.MalformedJson, $"{what} (at byte {position})", position);

    private static async Task<JsonElement?> ReadAsync(byte[] bytes, int limit, long? declared)
    {
        using var body = new MemoryStream(bytes);
        var context = new DefaultHttpContext();
        context.Request.Body = body;
        context.Request.ContentLength = declared;
        return await StrictJson.ReadAsync(context.Request, limit, CancellationToken.None);
    }

    private static TestCaseData Text(string what, string json, int position) => Bytes(what, Encoding.UTF8.GetBytes(json), position);

    private static TestCaseData Bytes(string what, byte[] bytes, int position) =>
        new TestCaseData(bytes, position).SetArgDisplayNames(what);
}
