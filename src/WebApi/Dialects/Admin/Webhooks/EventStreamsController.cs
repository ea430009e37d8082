using System.Text.Json;
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
            request.MaxEvents ?? PollEventStreamCommand.DefaultLimit,
            request.ReturnImmediately ?? false,
            [.. (request.Ack ?? []).Select(Uuid.OrNull).OfType<Guid>()],
            request.SetErrs);
        var polled = await sender.Send(command, cancellationToken);
        return new PollResponse(polled.Sets, polled.MoreAvailable);
    }
}

/// <summary>A poll as RFC 8936 section 2.4 has it, setErrs included.</summary>
/// <param name="MaxEvents">how many tokens at most, 0 to 1000; 100 when left out</param>
/// <param name="ReturnImmediately">whether not to wait where there are none</param>
/// <param name="Ack">the tokens that were taken, by their jti</param>
public sealed record PollRequest(
    [property: Constraints(Min = 0, Max = PollEventStreamCommand.MaxLimit)] int? MaxEvents, bool? ReturnImmediately, IReadOnlyList<string>? Ack)
    : IRequestBody<PollRequest>
{
    private const string Unsaid = "The receiver cannot take it.";

    public static bool IsOptional => true;

    public static bool IgnoresUnknown => true;

    /// <summary>The tokens that cannot be taken, by their jti, and why.</summary>
    internal IReadOnlyDictionary<Guid, string> SetErrs { get; private init; } = new Dictionary<Guid, string>();

    public static PollRequest Read(JsonFields fields) =>
        new(fields.Whole("maxEvents"), fields.Flag("returnImmediately"), fields.TextList("ack")) { SetErrs = ErrorsIn(fields.Body) };

    private static Dictionary<Guid, string> ErrorsIn(JsonElement? body)
    {
        var errors = new Dictionary<Guid, string>();
        if (body is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty("setErrs", out var listed) && listed.ValueKind == JsonValueKind.Object)
        {
            foreach (var one in listed.EnumerateObject())
            {
                if (Uuid.OrNull(one.Name) is { } id)
                {
                    errors[id] = one.Value.ValueKind == JsonValueKind.Object && one.Value.TryGetProperty("err", out var err) && err.ValueKind == JsonValueKind.String
                        ? err.GetString()!
                        : Unsaid;
                }
            }
        }

        return errors;
    }
}

/// <summary>Tokens that are not settled.</summary>
/// <param name="Sets">the tokens by their jti</param>
/// <param name="MoreAvailable">whether there are others</param>
[SchemaName("PolledEvents")]
public sealed record PollResponse(
    [property: JsonPropertyName("sets")] IReadOnlyDictionary<string, string> Sets, [property: JsonPropertyName("moreAvailable")] bool MoreAvailable);
