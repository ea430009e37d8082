using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>Which proxies are believed about the client's address and what it called.</summary>
[Section("ForwardedHeaders")]
public sealed record ForwardedHeaderSettings : IValidatableObject
{
    [Description("Whether X-Forwarded-For, -Proto, -Host and -Prefix are believed from the proxies that are named.")]
    public bool Enabled { get; init; }

    [Description("Addresses of proxies.")]
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    [Description("Networks of proxies, such as 10.0.0.0/8.")]
    public IReadOnlyList<string> KnownNetworks { get; init; } = [];

    [Description("How many proxies stand one behind the other."), Range(1, 100)]
    public int ForwardLimit { get; init; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _))
            .Select(proxy => new ValidationResult($"has '{proxy}', which is no IP address", [nameof(KnownProxies)])),
        .. KnownNetworks.Where(network => !IPNetwork.TryParse(network, out _))
            .Select(network => new ValidationResult($"has '{network}', which is no network such as 10.0.0.0/8", [nameof(KnownNetworks)])),
        .. (Enabled, KnownProxies.Count + KnownNetworks.Count) switch
        {
            // Without a list, whoever reaches the server could say that it is somebody else.
            (true, 0) => [new ValidationResult("or ForwardedHeaders:KnownNetworks is missing: it says which proxies are believed", [nameof(KnownProxies)])],
            (false, > 0) => [new ValidationResult("must be true where ForwardedHeaders:KnownProxies or KnownNetworks name proxies", [nameof(Enabled)])],
            _ => Array.Empty<ValidationResult>(),
        },
    ];
}
