using FluentValidation;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Events;

/// <summary>The events of a tenant behind a position, oldest first. Without any, the answer waits for one.</summary>
/// <param name="Tenant">whose</param>
/// <param name="After">as it was given with an earlier answer; null for the oldest that is kept</param>
/// <param name="Types">only those; null for all</param>
/// <param name="Limit">how many at most</param>
/// <param name="Wait">how many seconds at most</param>
public sealed record ReadEventsQuery(TenantId Tenant, string? After, IReadOnlyList<string>? Types, int Limit, int Wait) : IQuery<EventPage>
{
    public const int MaxLimit = 1000;
    public const int DefaultLimit = 100;
    public const int MaxWait = 30;
}

/// <param name="Items">the events</param>
/// <param name="Next">what to ask for next</param>
/// <param name="IsGone">whether what was asked for is kept no more</param>
public sealed record EventPage(IReadOnlyList<EventView> Items, string Next, bool IsGone);

internal sealed class ReadEventsValidator : AbstractValidator<ReadEventsQuery>
{
    public ReadEventsValidator()
    {
        RuleFor(query => query.Limit).Between(1, ReadEventsQuery.MaxLimit);
        RuleFor(query => query.Wait).Between(0, ReadEventsQuery.MaxWait);
        RuleFor(query => query.Types)
            .Must(types => types is null || types.All(AuditActions.Known.Contains))
            .WithProblem(FieldProblem.NotOneOf, $"must be some of {string.Join(", ", AuditActions.Known)}, separated by commas");
    }
}

internal sealed class ReadEventsHandler(IEventReader events, IEventWatch watch, EventPositions positions, TimeProvider time)
    : IRequestHandler<ReadEventsQuery, EventPage>
{
    public async Task<EventPage> Handle(ReadEventsQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is null ? null : Open(query.Tenant, query.After);
        return query.Wait == 0
            ? Page(query, await events.ReadAsync(query.Tenant, after, query.Types, query.Limit, cancellationToken))
            : await WaitAsync(query, after, cancellationToken);
    }

    private async Task<EventPage> WaitAsync(ReadEventsQuery query, EventPosition? after, CancellationToken cancellationToken)
    {
        var (start, wait) = (time.GetTimestamp(), TimeSpan.FromSeconds(query.Wait));
        using var waiting = watch.Begin(query.Tenant);
        for (var isOver = false; ;)
        {
            // What comes while it is read is not missed.
            var next = waiting.Next();
            var found = await events.ReadAsync(query.Tenant, after, query.Types, query.Limit, cancellationToken);
            if (found.Items.Count > 0 || found.IsGone || isOver || waiting.IsStopping)
            {
                return Page(query, found);
            }

            after = found.Next;
            isOver = found.IsEnd && !await next.ComesWithinAsync(wait - time.GetElapsedTime(start), time, cancellationToken);
        }
    }

    private EventPosition Open(TenantId tenant, string after) => positions.Open(tenant, after) ?? throw new Refusal(Error.Invalid(
        new FieldError(FieldSource.Query, "after", FieldProblem.BadForm, "is none that was given for this tenant")));

    private EventPage Page(ReadEventsQuery query, EventStretch found) => new(found.Items, positions.Seal(query.Tenant, found.Next), found.IsGone);
}
