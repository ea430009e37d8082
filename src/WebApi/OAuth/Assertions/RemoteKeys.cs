using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.OAuthClients.AccessTokens;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>
/// The keys of one source, kept for an hour, and beyond that while the source is down. When a key is not among them they are asked for again
/// at once, but once a minute at most, whatever is presented. The first load does not count: while there are none, the next request asks
/// again, those that wait for one load share what comes of it, and from the second failure on there is a second between two.
/// </summary>
internal sealed class RemoteKeys(
    KeySource source, IOutboundHttp http, OutboundSettings outbound, KeyHosts hosts, KeyedLock locks, TimeProvider time)
{
    private const int MaxBytes = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLoads = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenFirstLoads = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromHours(6);

    private volatile Kept? kept;
    private volatile int loads;
    private DateTimeOffset? loadedAt;
    private long usedAt = time.GetTimestamp();

    public bool IsIdle => time.GetElapsedTime(Volatile.Read(ref usedAt)) > IdleAfter;

    /// <param name="isEnough">whether what was asked for is among the keys</param>
    /// <param name="cancellationToken">ends the wait; the load is for everybody</param>
    /// <returns>the keys, which may still not be enough</returns>
    /// <exception cref="AssertionRefused">there are none</exception>
    public async Task<IReadOnlyList<JsonWebKey>> GetAsync(Func<IReadOnlyList<JsonWebKey>, bool> isEnough, CancellationToken cancellationToken)
    {
        Volatile.Write(ref usedAt, time.GetTimestamp());
        if (kept is { } known && IsFresh(known) && isEnough(known.Keys))
        {
            return known.Keys;
        }

        var before = loads;
        using var turn = await locks.EnterAsync(this, cancellationToken);
        var now = time.GetUtcNow();
        if (kept is not { } loaded)
        {
            return loads == before && !(now - loadedAt < BetweenFirstLoads) ? await LoadAsync(now) : throw new AssertionRefused("keys_unavailable");
        }

        return (IsFresh(loaded) && isEnough(loaded.Keys)) || now - loadedAt < BetweenLoads ? loaded.Keys : await LoadAsync(now);
    }

    private bool IsFresh(Kept keys) => time.GetUtcNow() - keys.At < GoodFor;

    private async Task<IReadOnlyList<JsonWebKey>> LoadAsync(DateTimeOffset now)
    {
        var isFirst = kept is null;
        try
        {
            var keys = await LoadAsync();
            kept = new Kept(keys, now);
            loadedAt = isFirst ? null : now;
            return keys;
        }
        catch (Exception exception) when (exception is OutboundFailure or FormatException)
        {
            loadedAt = isFirst && loads == 0 ? null : now;
            return kept?.Keys ?? throw new AssertionRefused("keys_unavailable", exception.Message);
        }
        finally
        {
            loads++;
        }
    }

    private async Task<IReadOnlyList<JsonWebKey>> LoadAsync() => PublicKeySet.Parse((await ReadAsync(source switch
    {
        KeySource.At at => at.Uri,
        KeySource.Discovered discovered => await DiscoverAsync(discovered.Issuer),
        _ => throw new InvalidOperationException("These keys are not remote."),
    })).Span);

    // OpenID Connect Discovery 1.0 section 4.3: who speaks for an issuer names it.
    private async Task<string> DiscoverAsync(string issuer)
    {
        var document = await ReadAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");
        try
        {
            using var parsed = JsonDocument.Parse(document);
            return TextOf(parsed, "issuer") != issuer ? throw new FormatException("The discovery document is of another issuer.")
                : TextOf(parsed, "jwks_uri") ?? throw new FormatException("The discovery document names no keys.");
        }
        catch (JsonException)
        {
            throw new FormatException("The discovery document is no JSON.");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string text)
    {
        var address = OutboundAddress.TryParse(text, outbound) ?? throw new OutboundFailure(OutboundFault.AddressForm);
        var limits = new OutboundLimits(Patience, MaxBytes) { AllowedHosts = hosts.Allowed };
        var response = await http.SendAsync(new OutboundRequest(address, limits), CancellationToken.None);
        return response.Status == StatusCodes.Status200OK ? response.Body : throw new FormatException($"The answer had the status {response.Status}.");
    }

    private static string? TextOf(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Kept(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset At);
}
