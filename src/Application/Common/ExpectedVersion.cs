using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common;

/// <summary>The versions of a resource that a client is willing to change (<c>If-Match</c>, RFC 7644 section 3.14).</summary>
/// <param name="Versions">any of these; null stands for every version</param>
public sealed record ExpectedVersion(IReadOnlyCollection<long>? Versions)
{
    public static ExpectedVersion Any { get; } = new((IReadOnlyCollection<long>?)null);

    /// <exception cref="Refusal">the resource has another version</exception>
    public void Require(long version)
    {
        if (Versions is not null && !Versions.Contains(version))
        {
            throw new Refusal(new Error(ErrorKind.PreconditionFailed, "The resource has changed: its version is not one of If-Match."));
        }
    }
}
