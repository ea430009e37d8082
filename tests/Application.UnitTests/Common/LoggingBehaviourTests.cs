using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class LoggingBehaviourTests
{
    private readonly FixedTime time = new();
    private readonly Journal journal = new();

    private static readonly TestCaseData[] Endings =
    [
        new(new ScimNotEnabled(), "Conflict"),
        new(new InvalidTenantSlug(), "Invalid"),
        new(new Refusal(Error.NotFound("hunter2")), "NotFound"),
        new(new StoreUnavailable(new IOException("hunter2")), "Unavailable"),
        new(new InvalidOperationException("hunter2"), "Unexpected"),
    ];

    [SetUp]
    public void StartOver() => journal.Lines.Clear();

    [Test]
    public async Task Handle_AUseCaseThatSucceeds_LogsNameOutcomeAndDuration()
    {
        var answer = await HandleAsync(() => "hunter2 is the answer");

        Assert.That(answer, Is.EqualTo("hunter2 is the answer"));
        Assert.That(journal.Lines, Is.EqualTo(new[] { "Debug: SignInCommand Done in 1234.5 ms" }));
    }

    [TestCaseSource(nameof(Endings))]
    public void Handle_AUseCaseThatFails_LogsTheKindAndLetsTheExceptionThrough(Exception exception, string outcome)
    {
        Assert.That(() => HandleAsync(() => throw exception), Throws.Exception.SameAs(exception));

        Assert.That(journal.Lines, Is.EqualTo(new[] { $"Information: SignInCommand {outcome} in 1234.5 ms" }));
    }

    [Test]
    public async Task Handle_AnyUseCase_LogsNothingOfItsPayload()
    {
        await HandleAsync(() => "hunter2");

        Assert.That(journal.Lines, Has.Count.EqualTo(1));
        Assert.That(string.Concat(journal.Lines.Concat(journal.Values)), Does.Not.Contain("hunter2"));
    }

    private Task<string> HandleAsync(Func<string> act) => new LoggingBehaviour<SignInCommand, string>(journal, time).Handle(
        new SignInCommand("hunter2"),
        CancellationToken.None,
        () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1234.5));
            return Task.FromResult(act());
        });

    private sealed record SignInCommand(string Password) : ICommand<string>;

    private sealed class Journal : ILogger<LoggingBehaviour<SignInCommand, string>>
    {
        public List<string> Lines { get; } = [];

        public List<string> Values { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
            Values.AddRange((state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(pair => $"{pair.Key}={pair.Value}"));
            Values.Add($"{exception}");
        }
    }
}
