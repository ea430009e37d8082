namespace ScimPlatform.Application.Common.Outbound;

/// <summary>
/// HTTP to addresses that customers name. The name is resolved once, what it resolves to is checked, and what was checked is connected
/// to, so that nobody reaches the server's own network through it. Redirects are not followed, and no proxy stands between.
/// </summary>
public interface IOutboundHttp
{
    /// <summary>Sends a request and answers with whatever status comes, but a redirect.</summary>
    /// <exception cref="OutboundFailure">there is no answer that may be used</exception>
    Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken);
}

/// <summary>A request: GET, or POST when it has a body.</summary>
/// <param name="Address">where it goes, as the customer named it</param>
/// <param name="Limits">what it may cost</param>
public sealed record OutboundRequest(Uri Address, OutboundLimits Limits)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public OutboundBody? Body { get; init; }
}

/// <param name="Bytes">as they are sent</param>
/// <param name="MediaType">what they are</param>
public sealed record OutboundBody(ReadOnlyMemory<byte> Bytes, string MediaType);

/// <param name="Time">how long it may take, from the resolution of the name to the last byte of the answer</param>
/// <param name="MaxBytes">how long the body of the answer may be; null leaves it unread</param>
public sealed record OutboundLimits(TimeSpan Time, int? MaxBytes)
{
    /// <summary>The hosts that may be called, in any case; none for all.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];
}

/// <param name="Status">the status, never that of a redirect</param>
/// <param name="RetryAfter">the header as it came, or null</param>
/// <param name="Body">the body, if it was to be read</param>
public sealed record OutboundResponse(int Status, string? RetryAfter, ReadOnlyMemory<byte> Body);
