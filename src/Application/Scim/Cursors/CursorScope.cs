using System.Security.Cryptography;
using System.Text.Json;
using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>
/// What a cursor belongs to. All of it has to stay the same from page to page (RFC 9865 section 2); the size of a page may change, since
/// a position means the same for any.
/// </summary>
/// <param name="Tenant">whose resources</param>
/// <param name="Resources">the endpoint's type, or the types that are searched together</param>
/// <param name="Filter">as the client wrote it</param>
/// <param name="Sort">the order</param>
public sealed record CursorScope(Guid Tenant, string Resources, string? Filter, SortBy? Sort)
{
    internal byte[] Digest() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
        [Tenant.ToString(), Resources, Filter, Sort?.Path.ToString(), Sort?.Descending.ToString()]));
}
