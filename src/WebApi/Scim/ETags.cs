using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim;

/// <summary>The conditions of a request (RFC 7644 section 3.14, RFC 9110 section 13). Tags compare weakly: ours say nothing about bytes.</summary>
internal static class ETags
{
    private const string Any = "*";

    /// <summary>
    /// What <c>If-Match</c> and <c>If-None-Match</c> allow to change. A tag that is none of ours is no version's. An empty <c>If-Match</c>
    /// counts as left out.
    /// </summary>
    /// <exception cref="Refusal">invalid: one of them is malformed, so that nobody can tell what the client does not want to overwrite</exception>
    public static ExpectedVersion Expected(HttpRequest request)
    {
        Require(request, HeaderNames.IfMatch);
        Require(request, HeaderNames.IfNoneMatch);
        var match = request.Headers.IfMatch;
        return new ExpectedVersion(match.All(string.IsNullOrEmpty) ? null : VersionsOf(match)) { Excluded = VersionsOf(request.Headers.IfNoneMatch) };
    }

    /// <summary>Whether the client has this version already (<c>If-None-Match</c>).</summary>
    public static bool IsKnown(HttpRequest request, long version) => VersionsOf(request.Headers.IfNoneMatch)?.Contains(version) ?? true;

    // RFC 9110 section 13.1.1: a star alone, or a list of entity tags. An empty header says nothing.
    private static void Require(HttpRequest request, string name)
    {
        var header = request.Headers[name];
        if (header is not [Any] && header.Any(line => !string.IsNullOrEmpty(line))
            && !(EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags) && tags.All(tag => tag.Tag != Any)))
        {
            throw new Refusal(Error.Invalid(
                new FieldError(FieldSource.Header, name, FieldProblem.BadForm, $"must be {Any} or a list of entity tags, as in W/\"1\"")));
        }
    }

    // Null stands for every version.
    private static long[]? VersionsOf(StringValues header) => header is [Any] ? null : [.. Tags(header).Select(VersionOf).OfType<long>()];

    private static IEnumerable<EntityTagHeaderValue> Tags(StringValues header) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags) ? tags : [];

    private static long? VersionOf(EntityTagHeaderValue tag) => ResourceMeta.Version(tag.Tag.ToString());
}
