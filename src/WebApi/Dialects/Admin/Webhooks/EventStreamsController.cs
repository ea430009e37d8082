using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Webhooks;

/// <summary>Streams of security event tokens that are polled (RFC 8936).</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("Webhooks")]
[Authorize(Permissions.EventsRead)]
[Route("api/v1/admin/event-streams")]
public sealed class EventStreamsController(IMediator sender, IServiceScopeFactory scopes) : ControllerBase
{
    /// <summary>Settles tokens and gives those that are not settled, oldest first; waits for one where there is none, unless it is asked not to.</summary>
    [HttpPost("{webhook_id}/poll")]
    [DisableRequestTimeout]
    public async Task<PollResponse> Poll(
        [FromRoute(Name = "webhook_id")] string webhookId, [FromBody] PollRequest request, CancellationToken cancellationToken)
    {
        var command = new PollEventStreamCommand(
            await scopes.ResolveTenantAsync(),
            PathIds.Webhook(webhookId),
            Math.Min(request.MaxEvents ?? PollEventStreamCommand.DefaultLimit, PollEventStreamCommand.MaxLimit),
            request.ReturnImmediately ?? false,
            [.. (request.Ack ?? []).Select(Uuid.OrNull).OfType<Guid>()],
            request.Errors());
        var polled = await sender.Send(command, cancellationToken);
        return new PollResponse(polled.Sets, polled.MoreAvailable);
    }
}

/// <summary>A poll as RFC 8936 section 2.4 has it.</summary>
/// <param name="MaxEvents">how many tokens at most; 100 when left out, and never more than 1000</param>
/// <param name="ReturnImmediately">whether not to wait where there are none</param>
/// <param name="Ack">the tokens that were taken, by their jti</param>
/// <param name="SetErrs">the tokens that cannot be taken, by their jti, and why</param>
public sealed record PollRequest(
    [property: JsonPropertyName("maxEvents"), Constraints(Min = 0)] int? MaxEvents,
    [property: JsonPropertyName("returnImmediately")] bool? ReturnImmediately,
    IReadOnlyList<string>? Ack,
    [property: JsonPropertyName("setErrs")] IReadOnlyDictionary<string, SetErrorRequest>? SetErrs)
    : IRequestBody<PollRequest>
{
    public static bool IsOptional => true;

    public static bool IgnoresUnknown => true;

    public static PollRequest Read(JsonFields fields) =>
        new(fields.Whole("maxEvents"), fields.Flag("returnImmediately"), fields.TextList("ack"), fields.Map("setErrs", SetErrorRequest.Read));

    // What is none of the stream's is ignored, as it is among those that were taken.
    internal IReadOnlyDictionary<Guid, string> Errors()
    {
        var errors = new Dictionary<Guid, string>();
        foreach (var (jti, error) in SetErrs ?? new Dictionary<string, SetErrorRequest>())
        {
            if (Uuid.OrNull(jti) is { } id)
            {
                errors[id] = error.Err;
            }
        }

        return errors;
    }
}

/// <summary>Why a token cannot be taken (RFC 8935 section 2.4).</summary>
/// <param name="Err">the code of the error; it is shown with the delivery</param>
/// <param name="Description">the same for people; it is not kept</param>
[SchemaName("SetError")]
public sealed record SetErrorRequest([property: Constraints(MinLength = 1)] string Err, string? Description)
{
    internal static SetErrorRequest Read(JsonFields error) => new(error.RequiredStorableText("err"), error.StorableText("description"));
}

/// <summary>Tokens that are not settled.</summary>
/// <param name="Sets">the tokens by their jti</param>
/// <param name="MoreAvailable">whether there are others</param>
[SchemaName("PolledEvents")]
public sealed record PollResponse(
    [property: JsonPropertyName("sets")] IReadOnlyDictionary<string, string> Sets, [property: JsonPropertyName("moreAvailable")] bool MoreAvailable);
