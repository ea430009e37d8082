using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Who changed what, from where. The records of a deleted tenant are there for the operator of the platform, by the tenant's id.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Authorize(Permissions.AuditRead)]
[Route("api/v1/admin/audit-events")]
public sealed class AuditEventsController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>The records that fit, newest first.</summary>
    [HttpGet]
    public async Task<FeedResponse<AuditEventView>> List(
        [FromQuery] AuditParameters parameters,
        [FromQuery(Name = "limit"), Constraints(Min = 1, Max = Feed.MaxLimit, Default = Feed.DefaultLimit)] int? limit,
        [FromQuery(Name = "cursor")] string? cursor,
        CancellationToken cancellationToken)
    {
        var query = new ListAuditEventsQuery(
            await tenants.ResolvePastAsync(), parameters.ToFilter(), limit ?? Feed.DefaultLimit, cursor);
        return FeedResponse.Of(await sender.Send(query, cancellationToken), record => record);
    }

    /// <summary>All records that fit, newest first, one JSON document a line.</summary>
    [HttpGet("export")]
    [DisableRequestTimeout]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, JsonLinesResult.MediaType)]
    public async Task<IActionResult> Export([FromQuery] AuditParameters parameters)
    {
        var query = new ListAuditEventsQuery(await tenants.ResolvePastAsync(), parameters.ToFilter(), Feed.MaxLimit, Cursor: null);
        return new JsonLinesResult<AuditEventView>((cursor, cancellationToken) => sender.Send(query with { Cursor = cursor }, cancellationToken));
    }
}

/// <summary>What a record of the audit has to be.</summary>
public sealed record AuditParameters
{
    /// <summary>What happened, such as scim_token.minted.</summary>
    [FromQuery(Name = "action")]
    [Constraints(Words = typeof(AuditActions))]
    public string? Action { get; init; }

    /// <summary>Who did it.</summary>
    [FromQuery(Name = "actor")]
    public string? Actor { get; init; }

    /// <summary>To what, by its id.</summary>
    [FromQuery(Name = "target_id")]
    [Constraints(Format = "uuid")]
    public string? TargetId { get; init; }

    /// <summary>At this time or later (RFC 3339).</summary>
    [FromQuery(Name = "from")]
    [Constraints(Format = "date-time")]
    public string? From { get; init; }

    /// <summary>Before this time (RFC 3339).</summary>
    [FromQuery(Name = "to")]
    [Constraints(Format = "date-time")]
    public string? To { get; init; }

    internal AuditFilter ToFilter() => new(
        Action, Actor, QueryValues.Uuid("target_id", TargetId), QueryValues.Time("from", From), QueryValues.Time("to", To));
}
