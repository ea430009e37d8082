using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.Dialects.Admin;
using ScimPlatform.WebApi.Dialects.F5Xc;
using ScimPlatform.WebApi.Dialects.Truto;
using ScimPlatform.WebApi.Dialects.Unleash;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.OAuth;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Errors;

public sealed class ErrorWriterTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly IErrorWriter[] Writers =
        [new AdminErrorWriter(), new F5XcErrorWriter(), new UnleashErrorWriter(), new TrutoErrorWriter(), new ScimErrorWriter(), new OAuthErrorWriter()];

    [TestCaseSource(typeof(ErrorWriterCases), nameof(ErrorWriterCases.Kinds))]
    public void Write_AKindOfError_SaysItInTheDialectsVoice(DialectName dialect, ErrorKind kind, int status, string contentType, string body)
    {
        var answer = Write(dialect, new Error(kind, "What went wrong."));

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((status, contentType)));
        Assert.That(Body(answer), Is.EqualTo(body));
    }

    [TestCase(ErrorKind.Invalid, 400, "This cannot be taken as it is")]
    [TestCase(ErrorKind.Forbidden, 403, "You may not do this")]
    [TestCase(ErrorKind.NotFound, 404, "There is nothing here")]
    [TestCase(ErrorKind.Conflict, 409, "This was refused")]
    [TestCase(ErrorKind.TooManyRequests, 429, "Too many requests")]
    [TestCase(ErrorKind.Unexpected, 500, "Something went wrong")]
    [TestCase(ErrorKind.Unavailable, 503, "Not available right now")]
    public void Write_ForTheConsole_IsAPageThatEscapesWhatItSays(ErrorKind kind, int status, string title)
    {
        var answer = new ConsoleErrorWriter(AtPathBase("/gw")).Write(new Error(kind, "<b>No.</b>"), TraceId);

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((status, "text/html; charset=utf-8")));
        Assert.That(((Page)answer.Body).Html, Does.Contain($"<h1>{title}</h1><p>&lt;b&gt;No.&lt;/b&gt;</p><p>Trace id: <code>{TraceId}</code></p><p><a href=\"/gw/console\">To the console</a></p>"));
    }

    [Test]
    public void Table_OfKinds_HasEveryKindInEveryDialect() => Assert.That(
        ErrorWriterCases.Kinds.Select(one => (one.Arguments[0], one.Arguments[1])),
        Is.EquivalentTo(
            from dialect in Enum.GetValues<DialectName>().Except([DialectName.Console])
            from kind in Enum.GetValues<ErrorKind>()
            select ((object?)dialect, (object?)kind)));

    [TestCaseSource(typeof(ErrorWriterCases), nameof(ErrorWriterCases.Fields))]
    public void Write_AFieldAtFault_NamesItAsTheClientDoes(DialectName dialect, FieldError field, string body) =>
        Assert.That(Body(Write(dialect, Error.Invalid(field))), Is.EqualTo(body));

    [TestCaseSource(typeof(ErrorWriterCases), nameof(ErrorWriterCases.AdminTypes))]
    public void Write_AProblemForTheAdminApi_HasTheTypeNameThatItsClientsKnow(FieldProblem problem, string type)
    {
        var answer = Write(DialectName.Admin, Error.Invalid(new FieldError(FieldSource.Body, "name", problem, "is wrong")));

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(Body(answer), Is.EqualTo($$"""{"detail":[{"loc":["body","name"],"msg":"is wrong","type":"{{type}}"}]}"""));
    }

    [TestCase(FieldProblem.TooLong, "name")]
    [TestCase(FieldProblem.Unknown, "Name")]
    public void Write_ANameOfACommand_IsInSnakeCaseUnlessOnlyTheClientKnowsIt(FieldProblem problem, string shown)
    {
        var answer = Write(DialectName.Admin, Error.Invalid(new FieldError(FieldSource.Body, "Name", problem, "is wrong")));

        Assert.That(Body(answer), Does.Contain($"[\"body\",\"{shown}\"]"));
    }

    [Test]
    public void Table_OfAdminTypes_HasEveryProblem() => Assert.That(
        ErrorWriterCases.AdminTypes.Select(one => one.Arguments[0]), Is.EquivalentTo(Enum.GetValues<FieldProblem>()));

    [TestCaseSource(typeof(ErrorWriterCases), nameof(ErrorWriterCases.TwoFields))]
    public void Write_TwoFieldsAtFault_NamesBoth(DialectName dialect, string body)
    {
        var error = Error.Invalid(
            new FieldError(FieldSource.Body, "Name", FieldProblem.TooShort, "must have at least 1 character"),
            new FieldError(FieldSource.Body, "Scopes", FieldProblem.NotOneOf, "must be one of a, b", 1));

        Assert.That(Body(Write(dialect, error)), Is.EqualTo(body));
    }

    [TestCase(ScimType.InvalidFilter, "invalidFilter")]
    [TestCase(ScimType.TooMany, "tooMany")]
    [TestCase(ScimType.Mutability, "mutability")]
    [TestCase(ScimType.InvalidSyntax, "invalidSyntax")]
    [TestCase(ScimType.InvalidPath, "invalidPath")]
    [TestCase(ScimType.NoTarget, "noTarget")]
    [TestCase(ScimType.InvalidValue, "invalidValue")]
    [TestCase(ScimType.InvalidVers, "invalidVers")]
    [TestCase(ScimType.Sensitive, "sensitive")]
    [TestCase(ScimType.InvalidCursor, "invalidCursor")]
    [TestCase(ScimType.ExpiredCursor, "expiredCursor")]
    [TestCase(ScimType.InvalidCount, "invalidCount")]
    public void Write_AFaultWithAKeyword_SaysTheKeyword(ScimType type, string keyword)
    {
        var answer = Write(DialectName.Scim, new Error(ErrorKind.Invalid, "No.") { ScimType = type });

        Assert.That(
            Body(answer),
            Is.EqualTo($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"{{keyword}}","detail":"No."}"""));
    }

    [Test]
    public void Write_ATakenUserName_IsAConflictWithItsKeyword() => Assert.That(
        Body(Write(DialectName.Scim, new Error(ErrorKind.Conflict, "Taken.") { ScimType = ScimType.Uniqueness })),
        Is.EqualTo("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness","detail":"Taken."}"""));

    [TestCase(FieldProblem.MalformedJson, "", "invalidSyntax")]
    [TestCase(FieldProblem.NotObject, "", "invalidSyntax")]
    [TestCase(FieldProblem.Missing, "", "invalidSyntax")]
    [TestCase(FieldProblem.NotWholeText, "count", "invalidValue")]
    public void Write_AFieldForScim_HasTheKeywordOfItsProblem(FieldProblem problem, string name, string keyword)
    {
        var answer = Write(DialectName.Scim, Error.Invalid(new FieldError(FieldSource.Body, name, problem, "is wrong")));

        Assert.That(JsonNode.Parse(Body(answer))!["scimType"]!.GetValue<string>(), Is.EqualTo(keyword));
    }

    [Test]
    public void Write_ForUnleash_GivesEachErrorItsOwnUuid()
    {
        var error = new Error(ErrorKind.Conflict, "No.");

        var first = ((UnleashError)Write(DialectName.Unleash, error).Body).Id;
        var second = ((UnleashError)Write(DialectName.Unleash, error).Body).Id;

        Assert.That(first, Is.Not.EqualTo(Guid.Empty));
        Assert.That(first, Is.Not.EqualTo(second));
    }

    [Test]
    public void Write_LettersAndSigns_LeavesThemAsTheyAre() => Assert.That(
        Body(Write(DialectName.F5Xc, new Error(ErrorKind.Conflict, "It's ünïcødé & <b>"))), Is.EqualTo("\"It's ünïcødé & <b>\""));

    private static ServerSettings AtPathBase(string path) => ServerSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("PathBase", (string?)path)]).Build(),
        new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = "/srv/scim" });

    private static ErrorAnswer Write(DialectName dialect, Error error) =>
        Writers.Single(writer => writer.Dialect == dialect).Write(error, TraceId);

    /// <summary>The bytes as they go out, but for Unleash's random id: there its form is looked at and its value left out.</summary>
    private static string Body(ErrorAnswer answer)
    {
        var text = JsonSerializer.Serialize(answer.Body, answer.Body.GetType(), WireJson.Options);
        if (answer.Body is not UnleashError error)
        {
            return text;
        }

        Assert.That(text, Does.StartWith($"{{\"id\":\"{error.Id:D}\","));
        return text.Replace($"\"{error.Id:D}\"", "\"<uuid>\"", StringComparison.Ordinal);
    }
}
