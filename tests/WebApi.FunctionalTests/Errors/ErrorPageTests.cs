using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Dialects.Admin;
using ScimPlatform.WebApi.Dialects.F5Xc;
using ScimPlatform.WebApi.Dialects.Truto;
using ScimPlatform.WebApi.Dialects.Unleash;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.OAuth;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Errors;

/// <summary>What <c>docs/errors.md</c> promises to those who write clients.</summary>
internal sealed partial class ErrorPageTests : ServerFixture
{
    private static readonly (string Name, IErrorWriter Writer)[] Writers =
    [
        ("F5 XC", new F5XcErrorWriter()), ("Unleash", new UnleashErrorWriter()), ("Admin", new AdminErrorWriter()), ("Truto", new TrutoErrorWriter()),
        ("SCIM", new ScimErrorWriter()), ("OAuth", new OAuthErrorWriter()),
    ];

    private static readonly string[] Page = RepositoryFiles.Read("docs/errors.md").Split('\n');

    private static IEnumerable<Voice> Voices => Voice.All;

    private static IEnumerable<ITokenDialectDriver> Dialects => TokenDialectDrivers.All;

    [TestCaseSource(nameof(Writers))]
    public void Voice_OfThePage_IsWhatTheWriterWrites((string Name, IErrorWriter Writer) dialect)
    {
        var unfound = Write(dialect.Writer, Error.NotFound("Token"));
        var invalid = Write(dialect.Writer, Error.Invalid(new FieldError(FieldSource.Body, "name", FieldProblem.Missing, "is missing")));

        var rows = Page.Where(line => line.StartsWith($"| {dialect.Name} |", StringComparison.Ordinal)).ToList();

        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(rows[0], Does.EndWith($" | {invalid.Status} | `{unfound.ContentType}` | `{unfound.Body}` |"));
        Assert.That(rows[1], Is.EqualTo($"| {dialect.Name} | `{invalid.Body}` |"));
    }

    [Test]
    public void Voices_OfThePage_AreThoseOfEveryDialectOfClients() =>
        Assert.That(Writers.Select(one => one.Writer.Dialect), Is.EquivalentTo(Enum.GetValues<DialectName>().Except([DialectName.Console])));

    [Test]
    public void Statuses_OfThePage_AreThoseOfEveryKindOfError()
    {
        var expected = Enum.GetValues<ErrorKind>().Select(kind => new Error(kind, "What went wrong.")).Select(error => (
            Statuses: string.Join(" or ", Writers.Select(one => Write(one.Writer, error).Status).Distinct().Order()),
            Name: ((UnleashError)new UnleashErrorWriter().Write(error, "").Body).Name));

        var rows = Page.Select(line => Status().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["statuses"].Value, match.Groups["name"].Value));

        Assert.That(rows, Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(Voices))]
    public async Task Refusal_ThatARepeatCannotMend_HasNoRetryAfter(Voice voice)
    {
        var tenant = await App.AddTenantAsync();

        Answer[] answers =
        [
            await App.As(null).PostAsync(voice.Path, "{}"),
            await App.As("Bearer rubbish").PostAsync(voice.Path, "{}"),
            await tenant.As("scim.audit.read").PostAsync(voice.Path, "{}"),
            await tenant.Admin.GetAsync(voice.Unknown),
            await tenant.Admin.PostAsync(voice.Path, "["),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 401, 401, 403, 404, voice.Invalid }));
        Assert.That(answers.Select(answer => answer.Header("Retry-After")), Is.All.Null);
    }

    [TestCaseSource(nameof(Dialects))]
    public async Task Mint_WithScimOff_Is409WithoutRetryAfter(ITokenDialectDriver dialect)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.SwitchScimAsync(enabled: false);

        var refused = await dialect.MintAsync(tenant.Admin);

        dialect.AssertError(refused, 409);
        Assert.That(refused.Header("Retry-After"), Is.Null);
    }

    private static (int Status, string ContentType, string Body) Write(IErrorWriter writer, Error error)
    {
        var answer = writer.Write(error, "4bf92f3577b34da6a3ce929d0e0e4736");
        var body = JsonSerializer.Serialize(answer.Body, answer.Body.GetType(), WireJson.Options);
        return (answer.Status, answer.ContentType, answer.Body is UnleashError own ? body.Replace(own.Id.ToString("D", CultureInfo.InvariantCulture), "<uuid>") : body);
    }

    [GeneratedRegex(@"^\| (?<statuses>\d+( or \d+)?) \| `(?<name>[A-Za-z]+)` \|")]
    private static partial Regex Status();
}
