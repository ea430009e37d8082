using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Audit;

/// <summary>Tells for whom the work is done that is going on.</summary>
public interface IOrigin
{
    Origin Current { get; }
}

/// <param name="Actor">who wants it done</param>
/// <param name="Ip">the client's address; null where there is no client</param>
/// <param name="TraceId">32 hex digits that name the request; null where there is none</param>
public sealed record Origin(Actor Actor, string? Ip, string? TraceId)
{
    /// <summary>Work that nobody asked for just now: the platform's own.</summary>
    public static Origin Background { get; } = new(Actor.System, null, null);
}
