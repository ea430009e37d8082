using System.Text.Json;
using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Audit;

/// <summary>The records of a tenant that fit, newest first.</summary>
public sealed record ListAuditEventsQuery(TenantId Tenant, AuditFilter Filter, int Limit, string? Cursor)
    : IQuery<KeysetPage<AuditEventView>>, IFeedQuery;

internal sealed class ListAuditEventsValidator : AbstractValidator<ListAuditEventsQuery>
{
    public ListAuditEventsValidator()
    {
        this.AddFeedRules();
        RuleFor(query => query.Filter.Action).OneOf([.. AuditActions.Known]).OverridePropertyName(nameof(AuditFilter.Action));
    }
}

internal sealed class ListAuditEventsHandler(IAuditQueries events, Feed feed)
    : IRequestHandler<ListAuditEventsQuery, KeysetPage<AuditEventView>>
{
    public Task<KeysetPage<AuditEventView>> Handle(ListAuditEventsQuery query, CancellationToken cancellationToken) => feed.StepAsync(
        query,
        new CursorScope(query.Tenant.Value, "AuditEvents", JsonSerializer.Serialize(query.Filter), Sort: null),
        (before, count) => events.ListAsync(query.Tenant, query.Filter, before, count, cancellationToken),
        found => new KeysetPosition(found.OccurredAt, found.Id));
}

/// <summary>What can have been done, by the names in the audit.</summary>
public static class AuditActions
{
    public static IReadOnlyList<string> Known { get; } = [.. EventName.All.Select(name => name.Value)];
}
