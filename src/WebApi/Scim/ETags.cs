using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim;

/// <summary>The conditions of a request (RFC 7644 section 3.14, RFC 9110 section 13). Tags compare weakly: ours say nothing about bytes.</summary>
internal static class ETags
{
    private const string Any = "*";

    /// <summary>
    /// What <c>If-Match</c> and <c>If-None-Match</c> allow to change. A tag that is none of ours, or is malformed, is no version's. An empty
    /// <c>If-Match</c> counts as left out.
    /// </summary>
    public static ExpectedVersion Expected(HttpRequest request)
    {
        var match = request.Headers.IfMatch;
        return new ExpectedVersion(StringValues.IsNullOrEmpty(match) ? null : VersionsOf(match)) { Excluded = VersionsOf(request.Headers.IfNoneMatch) };
    }

    /// <summary>Whether the client has this version already (<c>If-None-Match</c>).</summary>
    public static bool IsKnown(HttpRequest request, long version) => VersionsOf(request.Headers.IfNoneMatch)?.Contains(version) ?? true;

    // Null stands for every version.
    private static long[]? VersionsOf(StringValues header) => header is [Any] ? null : [.. Tags(header).Select(VersionOf).OfType<long>()];

    private static IEnumerable<EntityTagHeaderValue> Tags(StringValues header) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags) ? tags : [];

    private static long? VersionOf(EntityTagHeaderValue tag) => ResourceMeta.Version(tag.Tag.ToString());
}
