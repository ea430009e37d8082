using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many questions of one caller in any minute, on this node, about what clear values are.</summary>
public sealed class IntrospectionLimit(RateLimitSettings settings, TimeProvider time)
{
    private readonly MinuteLimit<Actor> limit = new(
        settings.Enabled ? settings.IntrospectionsPerMinute : 0,
        "introspection",
        $"At most {settings.IntrospectionsPerMinute} tokens can be asked about in a minute.",
        time);

    /// <exception cref="Refusal">too many questions; its error says when to try again</exception>
    public void Admit(Actor actor) => limit.Admit(actor);
}
