using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>What identity providers sent and what they were answered, with everything redacted that may be a person's.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Authorize(Permissions.AuditRead)]
[Route("api/v1/admin/provisioning-log")]
public sealed class ProvisioningLogController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>The exchanges that fit, newest first.</summary>
    [HttpGet]
    public async Task<FeedResponse<ProvisioningEntryView>> List(
        [FromQuery] ProvisioningLogParameters parameters,
        [FromQuery(Name = "limit"), Constraints(Min = 1, Max = Feed.MaxLimit, Default = Feed.DefaultLimit)] int? limit,
        [FromQuery(Name = "cursor")] string? cursor,
        CancellationToken cancellationToken)
    {
        var query = new ListProvisioningLogQuery(
            await tenants.ResolveAsync(), parameters.ToFilter(), limit ?? Feed.DefaultLimit, cursor);
        return FeedResponse.Of(await sender.Send(query, cancellationToken), entry => entry);
    }

    /// <summary>One exchange with its bodies.</summary>
    [HttpGet("{id}")]
    public async Task<ProvisioningEntryResponse> Get([FromRoute] string id, CancellationToken cancellationToken) =>
        ProvisioningEntryResponse.Of(await sender.Send(
            new GetProvisioningEntryQuery(await tenants.ResolveAsync(), PathIds.ProvisioningEntry(id)), cancellationToken));
}

/// <summary>What an exchange has to be.</summary>
public sealed record ProvisioningLogParameters
{
    /// <summary>A status such as 409, or a class of them such as 4xx.</summary>
    [FromQuery(Name = "status")]
    [Constraints(Pattern = "^[1-5]([0-9]{2}|[xX]{2})$")]
    public string? Status { get; init; }

    /// <summary>How the path begins.</summary>
    [FromQuery(Name = "path")]
    public string? Path { get; init; }

    [FromQuery(Name = "method")]
    public string? Method { get; init; }

    /// <summary>The id of the user or group that it was about.</summary>
    [FromQuery(Name = "resource")]
    [Constraints(Format = "uuid")]
    public string? Resource { get; init; }

    /// <summary>At this time or later (RFC 3339).</summary>
    [FromQuery(Name = "from")]
    [Constraints(Format = "date-time")]
    public string? From { get; init; }

    /// <summary>Before this time (RFC 3339).</summary>
    [FromQuery(Name = "to")]
    [Constraints(Format = "date-time")]
    public string? To { get; init; }

    internal ProvisioningFilter ToFilter()
    {
        var (lowest, highest) = QueryValues.Statuses("status", Status);
        return new ProvisioningFilter(
            lowest,
            highest,
            Path,
            Method?.ToUpperInvariant(),
            QueryValues.Uuid("resource", Resource),
            QueryValues.Time("from", From),
            QueryValues.Time("to", To));
    }
}

/// <summary>An exchange with its bodies.</summary>
[SchemaName("ProvisioningExchange")]
public sealed record ProvisioningEntryResponse(
    Guid Id,
    Guid TenantId,
    DateTimeOffset OccurredAt,
    string Caller,
    string Method,
    string Path,
    string? Query,
    int Status,
    string? ScimType,
    int DurationMs,
    Guid? ResourceId,
    string TraceId,
    ShownBody Request,
    ShownBody Response)
{
    public static ProvisioningEntryResponse Of(ProvisioningEntryDetails details)
    {
        var entry = details.Entry;
        return new ProvisioningEntryResponse(
            entry.Id,
            entry.TenantId,
            entry.OccurredAt,
            entry.Caller,
            entry.Method,
            entry.Path,
            entry.Query,
            entry.Status,
            entry.ScimType,
            entry.DurationMs,
            entry.ResourceId,
            entry.TraceId,
            details.Request,
            details.Response);
    }
}
