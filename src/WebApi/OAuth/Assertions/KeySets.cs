using System.Collections.Concurrent;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.OAuthClients.AccessTokens;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>Finds the key that an assertion says it was signed with, among those of its source, which are kept on this node.</summary>
internal sealed class KeySets(IOutboundHttp http, OutboundSettings outbound, KeyHosts hosts, KeyedLock locks, TimeProvider time)
{
    private const int MostSources = 10_000;

    private readonly ConcurrentDictionary<KeySource, RemoteKeys> remote = new();

    /// <param name="source">whose keys</param>
    /// <param name="id">the assertion's <c>kid</c>; without one the source must have one key only</param>
    /// <param name="algorithm">the assertion's <c>alg</c></param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <exception cref="AssertionRefused">the key is not known, or the keys cannot be had</exception>
    public async Task<JsonWebKey> FindAsync(KeySource source, string? id, string algorithm, CancellationToken cancellationToken)
    {
        var keys = source is KeySource.Inline inline
            ? PublicKeySet.Parse(Encoding.UTF8.GetBytes(inline.Jwks))
            : await Of(source).GetAsync(known => Find(known, id, algorithm) is not null, cancellationToken);
        return Find(keys, id, algorithm) ?? throw new AssertionRefused("key_unknown");
    }

    private static JsonWebKey? Find(IReadOnlyList<JsonWebKey> keys, string? id, string algorithm)
    {
        var named = id is null ? keys : [.. keys.Where(key => key.Kid == id)];
        return named is [var only] && PublicKeySet.Fits(only, algorithm) ? only : null;
    }

    private RemoteKeys Of(KeySource source)
    {
        if (remote.TryGetValue(source, out var known))
        {
            return known;
        }

        // Sources come of administrators, one for a client; those that nobody asked for in a while are asked for anew.
        if (remote.Count >= MostSources)
        {
            foreach (var idle in remote.Where(entry => entry.Value.IsIdle))
            {
                remote.TryRemove(idle);
            }
        }

        var made = new RemoteKeys(source, http, outbound, hosts, locks, time);
        return remote.Count >= MostSources ? made : remote.GetOrAdd(source, made);
    }
}
