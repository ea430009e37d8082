using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>A request to the SCIM plane and what it was answered, as it was on the wire.</summary>
public sealed record ProvisioningExchange
{
    public required TenantId Tenant { get; init; }

    /// <summary>Which names are no secret.</summary>
    public SchemaRegistry Schemas { get; init; } = SchemaRegistry.Core;

    public required DateTimeOffset At { get; init; }

    /// <summary>The subject of a JWT, or scim-token: and the token's id.</summary>
    public required string Caller { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    public required int Status { get; init; }

    public required TimeSpan Duration { get; init; }

    public required string? ScimType { get; init; }

    public required string TraceId { get; init; }

    /// <summary>The URL of what was made or changed.</summary>
    public required string? Location { get; init; }

    public required KeptBytes Request { get; init; }

    public required KeptBytes Response { get; init; }

    // The generated form would print people.
    public override string ToString() => nameof(ProvisioningExchange);
}

/// <summary>A body as far as it was kept.</summary>
/// <param name="Bytes">its beginning</param>
/// <param name="IsWhole">whether that is all of it</param>
public sealed record KeptBytes(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    public static KeptBytes None { get; } = new(ReadOnlyMemory<byte>.Empty, true);
}

/// <summary>Takes exchanges off the request path.</summary>
public interface IProvisioningLog
{
    /// <summary>Remembers an exchange, to be redacted and stored soon. When too many wait it is dropped, and counted.</summary>
    void Record(ProvisioningExchange exchange);
}
