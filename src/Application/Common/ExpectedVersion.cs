using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common;

/// <summary>The versions of a resource that a client is willing to change (<c>If-Match</c>, RFC 7644 section 3.14).</summary>
/// <param name="Versions">any of these; null stands for every version</param>
public sealed record ExpectedVersion(IReadOnlyCollection<long>? Versions)
{
    public static ExpectedVersion Any { get; } = new((IReadOnlyCollection<long>?)null);

    /// <summary>The versions that it is not willing to change (<c>If-None-Match</c>, RFC 9110 section 13.1.2); null stands for every version.</summary>
    public IReadOnlyCollection<long>? Excluded { get; init; } = [];

    /// <exception cref="Refusal">the resource has another version, or one that is excluded</exception>
    public void Require(long version)
    {
        if (Versions is not null && !Versions.Contains(version))
        {
            throw new Refusal(new Error(ErrorKind.PreconditionFailed, "The resource has changed: its version is not one of If-Match."));
        }

        if (Excluded is null || Excluded.Contains(version))
        {
            throw new Refusal(new Error(ErrorKind.PreconditionFailed, "The resource's version is one of If-None-Match."));
        }
    }
}
