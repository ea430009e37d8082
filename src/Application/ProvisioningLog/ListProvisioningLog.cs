using System.Text.Json;
using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>The exchanges of a tenant that fit, newest first.</summary>
public sealed record ListProvisioningLogQuery(TenantId Tenant, ProvisioningFilter Filter, int Limit, string? Cursor)
    : IQuery<KeysetPage<ProvisioningEntryView>>, IFeedQuery;

internal sealed class ListProvisioningLogValidator : AbstractValidator<ListProvisioningLogQuery>
{
    public ListProvisioningLogValidator() => this.AddFeedRules();
}

internal sealed class ListProvisioningLogHandler(IProvisioningLogQueries log, Feed feed)
    : IRequestHandler<ListProvisioningLogQuery, KeysetPage<ProvisioningEntryView>>
{
    public Task<KeysetPage<ProvisioningEntryView>> Handle(ListProvisioningLogQuery query, CancellationToken cancellationToken) => feed.StepAsync(
        query,
        new CursorScope(query.Tenant.Value, "ProvisioningLog", JsonSerializer.Serialize(query.Filter), Sort: null),
        (before, count) => log.ListAsync(query.Tenant, query.Filter, before, count, cancellationToken),
        found => new KeysetPosition(found.OccurredAt, found.Id));
}

/// <summary>One exchange with its bodies.</summary>
public sealed record GetProvisioningEntryQuery(TenantId Tenant, Guid Id) : IQuery<ProvisioningEntryDetails>;

internal sealed class GetProvisioningEntryHandler(IProvisioningLogQueries log)
    : IRequestHandler<GetProvisioningEntryQuery, ProvisioningEntryDetails>
{
    public async Task<ProvisioningEntryDetails> Handle(GetProvisioningEntryQuery query, CancellationToken cancellationToken) =>
        await log.FindAsync(query.Tenant, query.Id, cancellationToken) ?? throw new Refusal(Error.NotFound("Provisioning log entry"));
}
