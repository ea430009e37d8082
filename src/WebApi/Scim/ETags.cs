using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim;

/// <summary>The conditions of a request (RFC 7644 section 3.14, RFC 9110 section 13). Tags compare weakly: ours say nothing about bytes.</summary>
internal static class ETags
{
    private const string Any = "*";

    /// <summary>What <c>If-Match</c> allows. A tag that is none of ours, or is malformed, allows nothing.</summary>
    public static ExpectedVersion Expected(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        return StringValues.IsNullOrEmpty(header) || IsAny(header)
            ? ExpectedVersion.Any
            : new ExpectedVersion([.. Tags(header).Select(VersionOf).OfType<long>()]);
    }

    /// <summary>Whether the client has this version already (<c>If-None-Match</c>).</summary>
    public static bool IsKnown(HttpRequest request, long version)
    {
        var header = request.Headers.IfNoneMatch;
        return IsAny(header) || Tags(header).Any(tag => VersionOf(tag) == version);
    }

    private static bool IsAny(StringValues header) => header is [Any];

    private static IEnumerable<EntityTagHeaderValue> Tags(StringValues header) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags) ? tags : [];

    private static long? VersionOf(EntityTagHeaderValue tag) => ResourceMeta.Version(tag.Tag.ToString());
}
