using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Events;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>What changed in a tenant's directory, for systems that follow it.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Authorize(Permissions.EventsRead)]
[Route("api/v1/admin/events")]
public sealed class EventsController(IMediator sender, IServiceScopeFactory scopes) : ControllerBase
{
    /// <summary>The events that follow, oldest first and without gaps; where there are none, once there are or the wait is over.</summary>
    /// <param name="after">the next of an earlier answer; the oldest that is kept when left out</param>
    /// <param name="limit">how many at most</param>
    /// <param name="types">only events of these types, separated by commas</param>
    /// <param name="wait">how many seconds to wait where there are none yet</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <remarks>A stretch may be empty though others follow, where few records are of the types that are asked for: go on from next.</remarks>
    [HttpGet]
    [DisableRequestTimeout]
    [ProducesResponseType<EventsResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<EventsGoneResponse>(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Read(
        [FromQuery(Name = "after")] string? after,
        [FromQuery(Name = "limit"), Constraints(Min = 1, Max = ReadEventsQuery.MaxLimit, Default = ReadEventsQuery.DefaultLimit)] int? limit,
        [FromQuery(Name = "types"), Constraints(Example = "user.created,user.deleted")] string? types,
        [FromQuery(Name = "wait"), Constraints(Min = 0, Max = ReadEventsQuery.MaxWait, Default = 0)] int? wait,
        CancellationToken cancellationToken)
    {
        var query = new ReadEventsQuery(
            await scopes.ResolveTenantAsync(), after, types?.Split(',', StringSplitOptions.TrimEntries), limit ?? ReadEventsQuery.DefaultLimit, Wait(wait));
        var page = await sender.Send(query, cancellationToken);
        return page.IsGone
            ? StatusCode(StatusCodes.Status410Gone, new EventsGoneResponse(EventsGoneResponse.Why, page.Next))
            : Ok(new EventsResponse(page.Items, page.Next));
    }

    // Who asks by HEAD gets none of what it would wait for.
    private int Wait(int? seconds) => HttpMethods.IsHead(Request.Method) && seconds is > 0 and <= ReadEventsQuery.MaxWait ? 0 : seconds ?? 0;
}

/// <summary>A stretch of events.</summary>
/// <param name="Items">oldest first</param>
/// <param name="Next">what to send as after for those that follow, now or later</param>
[SchemaName("Events")]
public sealed record EventsResponse(IReadOnlyList<EventView> Items, string Next);

/// <summary>Some of the events that were asked for are kept no more.</summary>
/// <param name="Detail">the same for people</param>
/// <param name="After">where to go on: before the oldest that is kept</param>
[SchemaName("EventsGone")]
public sealed record EventsGoneResponse(string Detail, string After)
{
    public const string Why = "What follows this position is kept no more.";
}
