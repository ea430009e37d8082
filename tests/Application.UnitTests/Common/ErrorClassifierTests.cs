using System.Runtime.CompilerServices;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class ErrorClassifierTests
{
    private static readonly TestCaseData[] Cases =
    [
        Case(new ScimNotEnabled(), ErrorKind.Conflict),
        Case(new LiveTokenLimitReached(1), ErrorKind.Conflict),
        Case(new NoRoomForOverlap(1), ErrorKind.Conflict),
        Case(new LiveTokensExceedLimit(2), ErrorKind.Conflict),
        Case(new TenantNotEmpty(), ErrorKind.Conflict),
        Case(new DeprovisionGuardIsOff(), ErrorKind.Conflict),
        Case(new SchemaUrnTaken(), ErrorKind.Conflict),
        Case(new SchemaUrnAmbiguous("urn:example:1.0"), ErrorKind.Conflict),
        Case(new TooManySchemas(), ErrorKind.Conflict),
        Case(new SchemaInUse(), ErrorKind.Conflict),
        Case(new SchemaRemoved(), ErrorKind.Conflict),
        Case(new TenantSlugTaken(), ErrorKind.Conflict),
        Case(new TokenNotLive(TokenStatus.Expired), ErrorKind.Conflict),
        Case(new UserNameTaken(), ErrorKind.Conflict, ScimType.Uniqueness),
        Case(new MoreThanOnePrimaryEmail(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidExternalId(512), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidUserName(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidRoleName(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidGroupDisplayName(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidTokenLifetime(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidTokenName(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidAllowedNetwork(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidTenantDisplayName(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidLiveTokenLimit(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidDeprovisionGuard(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidTenantSlug(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidSchemaUrn(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new WebhookUrlFixed(), ErrorKind.Conflict),
        Case(new WebhookWithoutSecret(), ErrorKind.Conflict),
        Case(new WebhookHasNoSecret(), ErrorKind.Conflict),
        Case(new WebhookSecretsOverlap(default), ErrorKind.Conflict),
        Case(new WebhookNotEnabled(), ErrorKind.Conflict),
        Case(new TooManyWebhooks(), ErrorKind.Conflict),
        Case(new WebhookIsNotPolled(), ErrorKind.Conflict),
        Case(new StaticTokensEnded(), ErrorKind.Conflict),
        Case(new ClientSecretLimitReached(), ErrorKind.Conflict),
        Case(new TooManySecrets(), ErrorKind.Conflict),
        Case(new AssertionReplayed(), ErrorKind.Conflict),
        Case(new SetupLinkUsed(), ErrorKind.Conflict),
        Case(new SetupLinkExpired(), ErrorKind.Conflict),
        Case(new SetupLinkRevoked(), ErrorKind.Conflict),
        Case(new InvalidSetupLinkHours(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new WebhookNeedsUrl(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new TwoKeySources(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new IncompleteTrust(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidAccessTokenMinutes(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new InvalidSecretLifetime(), ErrorKind.Invalid, ScimType.InvalidValue),
        Case(new ConcurrencyLost(), ErrorKind.Conflict),
        Case(new StoreUnavailable(new IOException("disk /var/db")), ErrorKind.Unavailable),
    ];

    private static readonly Exception[] Strangers =
    [
        new InvalidOperationException("Password=hunter2"),
        new ArgumentNullException("hunter2"),
        new NotSupportedException("hunter2"),
        new OperationCanceledException("hunter2"),
        new AggregateException("hunter2", new ScimNotEnabled()),
        new IOException("hunter2"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Classify_AKnownException_HasItsKindAndItsWords(Exception exception, ErrorKind kind, ScimType? scimType)
    {
        var error = ErrorClassifier.Classify(exception);

        Assert.That((error.Kind, error.ScimType), Is.EqualTo((kind, scimType)));
        Assert.That(error.Detail, Is.EqualTo(exception.Message));
        Assert.That(error.Fields, Is.Empty);
    }

    [TestCase(ScimType.Uniqueness, ErrorKind.Conflict)]
    [TestCase(ScimType.InvalidFilter, ErrorKind.Invalid)]
    [TestCase(ScimType.TooMany, ErrorKind.Invalid)]
    [TestCase(ScimType.Mutability, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidSyntax, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidPath, ErrorKind.Invalid)]
    [TestCase(ScimType.NoTarget, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidValue, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidVers, ErrorKind.Invalid)]
    [TestCase(ScimType.Sensitive, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidCursor, ErrorKind.Invalid)]
    [TestCase(ScimType.ExpiredCursor, ErrorKind.Invalid)]
    [TestCase(ScimType.InvalidCount, ErrorKind.Invalid)]
    public void Classify_AFaultOfTheKernel_KeepsItsKeyword(ScimType type, ErrorKind kind)
    {
        var error = ErrorClassifier.Classify(new ScimFault(type, "what is wrong"));

        Assert.That((error.Kind, error.ScimType, error.Detail), Is.EqualTo((kind, (ScimType?)type, "what is wrong")));
    }

    [Test]
    public void Classify_ARefusal_IsTheErrorThatItCarries()
    {
        var error = Error.Invalid(new FieldError(FieldSource.Body, "name", FieldProblem.Missing, "is missing"));

        Assert.That(ErrorClassifier.Classify(new Refusal(error)), Is.SameAs(error));
    }

    [Test]
    public void Classify_AnUnreachableStore_SaysWhenToTryAgainAndNotWhy()
    {
        var error = ErrorClassifier.Classify(new StoreUnavailable(new IOException("disk /var/db")));

        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(error.Detail, Is.EqualTo("The database cannot be reached."));
    }

    [Test]
    public void Classify_ATimeout_SaysSoInItsOwnWords()
    {
        var error = ErrorClassifier.Classify(new TimeoutException("hunter2"));

        Assert.That((error.Kind, error.Detail), Is.EqualTo((ErrorKind.Timeout, "The request took too long.")));
    }

    [TestCaseSource(nameof(Strangers))]
    public void Classify_AnythingElse_IsUnexpectedAndSaysNothingOfIt(Exception exception)
    {
        var error = ErrorClassifier.Classify(exception);

        Assert.That((error.Kind, error.Detail), Is.EqualTo((ErrorKind.Unexpected, "Something went wrong on our side.")));
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public void Classify_EveryRuleOfTheDomain_IsAConflictOrInvalid()
    {
        var rules = Rules();

        Assert.That(rules, Has.Count.GreaterThan(15));
        Assert.That(
            rules.Where(rule => ErrorClassifier.Classify(rule).Kind != (rule is ValueRefused ? ErrorKind.Invalid : ErrorKind.Conflict)),
            Is.Empty);
    }

    [Test]
    public void Table_OfCases_HasEveryRuleOfTheDomain() => Assert.That(
        Cases.Select(one => one.Arguments[0]!.GetType()).Where(type => type.IsAssignableTo(typeof(DomainException))),
        Is.EquivalentTo(Rules().Select(rule => rule.GetType())));

    private static List<DomainException> Rules() =>
    [
        .. typeof(DomainException).Assembly.GetTypes().Concat(typeof(Error).Assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DomainException)))
            .Select(type => (DomainException)RuntimeHelpers.GetUninitializedObject(type)),
    ];

    private static TestCaseData Case(Exception exception, ErrorKind kind, ScimType? scimType = null) =>
        new TestCaseData(exception, kind, scimType).SetArgDisplayNames(exception.GetType().Name, kind.ToString());
}
