using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Events;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>
/// Takes back which security event tokens a receiver has taken or cannot take, and gives it those that it has not (RFC 8936 section 2). Without any, the
/// answer waits for one, unless it is asked not to.
/// </summary>
/// <param name="Tenant">whose stream</param>
/// <param name="Id">which</param>
/// <param name="MaxEvents">how many at most; 0 for none</param>
/// <param name="ReturnImmediately">whether not to wait</param>
/// <param name="Ack">the tokens that were taken, by their <c>jti</c>; what is none of the stream's is ignored</param>
/// <param name="SetErrs">those that cannot be taken, and why</param>
public sealed record PollEventStreamCommand(
    TenantId Tenant, WebhookId Id, int MaxEvents, bool ReturnImmediately, IReadOnlyCollection<Guid> Ack, IReadOnlyDictionary<Guid, string> SetErrs)
    : ICommand<PolledEvents>
{
    public const int MaxLimit = 1000;
    public const int DefaultLimit = 100;

    /// <summary>How many tokens may be settled at once.</summary>
    public const int MaxSettled = 10_000;

    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
}

/// <param name="Sets">the tokens, by their <c>jti</c></param>
/// <param name="MoreAvailable">whether there are others</param>
public sealed record PolledEvents(IReadOnlyDictionary<string, string> Sets, bool MoreAvailable);

/// <summary>The deliveries of a stream that is polled. It keeps no connection to the database from one call to the next.</summary>
public interface IEventStreams
{
    /// <exception cref="Refusal">there is no such webhook, or it is one that sends</exception>
    Task SettleAsync(PollEventStreamCommand poll, CancellationToken cancellationToken);

    Task<PolledEvents> TakeAsync(PollEventStreamCommand poll, CancellationToken cancellationToken);
}

internal sealed class PollEventStreamValidator : AbstractValidator<PollEventStreamCommand>
{
    public PollEventStreamValidator()
    {
        RuleFor(command => command.MaxEvents).Between(0, PollEventStreamCommand.MaxLimit).OverridePropertyName("maxEvents");
        RuleFor(command => command.Ack).Must(ids => ids.Count <= PollEventStreamCommand.MaxSettled)
            .WithProblem(FieldProblem.TooMany, $"must have at most {PollEventStreamCommand.MaxSettled} elements").OverridePropertyName("ack");
        RuleFor(command => command.SetErrs).Must(errors => errors.Count <= PollEventStreamCommand.MaxSettled)
            .WithProblem(FieldProblem.TooMany, $"must have at most {PollEventStreamCommand.MaxSettled} members").OverridePropertyName("setErrs");
    }
}

internal sealed class PollEventStreamHandler(IEventStreams streams, IEventWatch watch, TimeProvider time)
    : IRequestHandler<PollEventStreamCommand, PolledEvents>
{
    public async Task<PolledEvents> Handle(PollEventStreamCommand command, CancellationToken cancellationToken)
    {
        await streams.SettleAsync(command, cancellationToken);
        if (command.ReturnImmediately || command.MaxEvents == 0)
        {
            return await streams.TakeAsync(command, cancellationToken);
        }

        var start = time.GetTimestamp();
        using var waiting = watch.Begin(command.Tenant);
        for (var isOver = false; ;)
        {
            var next = waiting.Next();
            var found = await streams.TakeAsync(command, cancellationToken);
            if (found.Sets.Count > 0 || isOver || waiting.IsStopping)
            {
                return found;
            }

            isOver = !await next.ComesWithinAsync(PollEventStreamCommand.LongestWait - time.GetElapsedTime(start), time, cancellationToken);
        }
    }
}
