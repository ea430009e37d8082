using System.Net.Http.Headers;
using ScimPlatform.Application.Common.Outbound;

namespace ScimPlatform.Infrastructure.Outbound;

/// <summary>HTTP to addresses that customers name, over <see cref="GuardedConnect"/>.</summary>
internal sealed class GuardedHttp : IOutboundHttp, IDisposable
{
    private const int FirstRedirect = 300;
    private const int FirstClientError = 400;
    private const int MaxHeaderKilobytes = 16;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    private readonly OutboundSettings settings;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;

    public GuardedHttp(INameResolution names, OutboundSettings settings, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnect(names, settings).ConnectAsync,
            ConnectTimeout = ConnectTime,

            // A name that moves is asked for again, and checked again.
            PooledConnectionLifetime = ConnectionLife,
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,

            // A proxy would resolve the name itself, and connect to whatever it means to it.
            UseProxy = false,
        });
    }

    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        RefuseUnlessAllowed(request);
        using var limit = new CancellationTokenSource(request.Limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var message = MessageOf(request);
        try
        {
            using var response = await http.SendAsync(message, either.Token);
            return await ReadAsync(response, request.Limits.MaxBytes, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new OutboundFailure(OutboundFault.TooSlow, inner: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw FailureIn(exception) ?? new OutboundFailure(OutboundFault.Unreachable, inner: exception);
        }
    }

    public void Dispose() => http.Dispose();

    private void RefuseUnlessAllowed(OutboundRequest request)
    {
        if (!OutboundAddress.IsCallable(request.Address, settings))
        {
            throw new OutboundFailure(OutboundFault.AddressForm);
        }

        var hosts = request.Limits.AllowedHosts;
        if (hosts.Count > 0 && !hosts.Contains(request.Address.IdnHost, StringComparer.OrdinalIgnoreCase))
        {
            throw new OutboundFailure(OutboundFault.HostNotAllowed);
        }
    }

    private static HttpRequestMessage MessageOf(OutboundRequest request)
    {
        var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, request.Address);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("ScimPlatform", null));
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.Add(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body.Bytes);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.MediaType);
        }

        return message;
    }

    private static async Task<OutboundResponse> ReadAsync(HttpResponseMessage response, int? maxBytes, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= FirstRedirect and < FirstClientError)
        {
            throw new OutboundFailure(OutboundFault.Redirected, status);
        }

        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null;
        return maxBytes is not { } most
            ? new OutboundResponse(status, retryAfter, ReadOnlyMemory<byte>.Empty)
            : response.Content.Headers.ContentLength > most
                ? throw new OutboundFailure(OutboundFault.TooLarge, status)
                : new OutboundResponse(status, retryAfter, await ReadAsync(response.Content, most, status, cancellationToken));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int most, int status, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var piece = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
            {
                throw new OutboundFailure(OutboundFault.TooLarge, status);
            }

            read.Write(piece, 0, count);
        }

        return read.ToArray();
    }

    // The framework wraps what the connection threw.
    private static OutboundFailure? FailureIn(Exception? exception) => exception switch
    {
        null => null,
        OutboundFailure failure => new OutboundFailure(failure.Fault, failure.Status, failure.InnerException),
        _ => FailureIn(exception.InnerException),
    };
}
