using MediatR;
using Microsoft.Extensions.Primitives;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>What all calls that mint have in common, in every dialect.</summary>
internal static class Minting
{
    public const string Replayed = "Idempotent-Replayed";

    /// <summary>Takes note of the request's idempotency key, if it has one.</summary>
    /// <exception cref="Refusal">the key cannot be one, or the body is too large</exception>
    public static async Task TakeKeyAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Headers.TryGetValue(IdempotencyKey.Header, out var values))
        {
            return;
        }

        var key = Valid(values);
        var body = await StrictJson.ReadBytesAsync(request, RequestBodyFormatter.AdminLimit, context.RequestAborted);
        request.Body = new MemoryStream(body.ToArray());
        var route = $"{request.Method} {request.Path.Value?.TrimEnd('/').ToLowerInvariant()}";
        context.Features.Set(IdempotencyKey.Of(context.User.Actor(), route, key, body.Span));
    }

    /// <summary>The key that was taken note of, or null.</summary>
    public static IdempotencyKey? MintKey(this HttpContext context) => context.Features.Get<IdempotencyKey>();

    /// <summary>Sends a command that mints, and says so when its answer is that of an earlier one.</summary>
    public static async Task<TMinted> MintAsync<TMinted>(this IMediator sender, IRequest<TMinted> command, HttpContext context)
        where TMinted : IMinted
    {
        var minted = await sender.Send(command, context.RequestAborted);
        if (minted.IsRepeat)
        {
            context.Response.Headers[Replayed] = "true";
        }

        return minted;
    }

    private static string Valid(StringValues values) => values switch
    {
        [] or [""] => throw Invalid(FieldProblem.TooShort, "must have at least 1 character"),
        [{ Length: > IdempotencyKey.MaxLength }] =>
            throw Invalid(FieldProblem.TooLong, $"must have at most {IdempotencyKey.MaxLength} characters"),
        [{ } key] when key.All(character => character is >= '!' and <= '~') => key,
        _ => throw Invalid(FieldProblem.BadForm, "must be one value of visible ASCII characters"),
    };

    private static Refusal Invalid(FieldProblem problem, string message) => new(Error.Invalid(
        new FieldError(FieldSource.Header, IdempotencyKey.Header, problem, message)));
}
