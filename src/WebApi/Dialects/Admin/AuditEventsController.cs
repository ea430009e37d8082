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

    /// <summary>Recompute the chain of the tenant's records. It reads all of them; while it does, a second request is told to wait.</summary>
    [HttpPost("verify")]
    [DisableRequestTimeout]
    public async Task<AuditVerdictResponse> Verify(CancellationToken cancellationToken) =>
        AuditVerdictResponse.Of(await sender.Send(new VerifyAuditQuery(await tenants.ResolvePastAsync()), cancellationToken));
}

/// <summary>What recomputing a tenant's chain of records came to.</summary>
[SchemaName("AuditVerdict")]
public sealed record AuditVerdictResponse
{
    public required Guid TenantId { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public required bool Intact { get; init; }

    /// <summary>How many records were read.</summary>
    public required long Records { get; init; }

    /// <summary>The number of the first record that was not purged.</summary>
    public required long First { get; init; }

    /// <summary>The number of the last record that was sealed.</summary>
    public required long Head { get; init; }

    /// <summary>Its hash. Keep it elsewhere: a chain that was written anew as a whole has another one.</summary>
    public required string HeadHash { get; init; }

    /// <summary>What is wrong, by the numbers of the records.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public static AuditVerdictResponse Of(VerifiedChain chain) => new()
    {
        TenantId = chain.Tenant.Value,
        Intact = chain.Faults.Count == 0,
        Records = chain.Records,
        First = chain.First,
        Head = chain.Head,
        HeadHash = chain.HeadHash,
        Faults = chain.Faults,
    };
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
