using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Errors;

/// <summary>
/// Gives a body to what Kestrel refuses as malformed before there is a request, such as a path with NUL in it. Kestrel tells of it by a
/// diagnostic event and answers with a status alone; it has no public way to add to that answer. What has a status
/// that no dialect knows (408, 414, 431) stays without a body.
/// </summary>
internal sealed class RejectedRequests(IServiceProvider services) : IObserver<KeyValuePair<string, object?>>
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    // Public, on a type that is not. Without it the answer is Kestrel's own.
    private static readonly MethodInfo? WriteToConnection = typeof(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServer).Assembly
        .GetType("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpProtocol")?
        .GetMethod("WritePipeAsync", [typeof(ReadOnlyMemory<byte>), typeof(CancellationToken)]);

    public static void Answer(IServiceProvider services) =>
        services.GetRequiredService<DiagnosticListener>().Subscribe(new RejectedRequests(services), name => name == Event);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features && WriteToConnection?.DeclaringType?.IsInstanceOfType(features) == true
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }
            && features.Get<IHttpResponseFeature>() is { HasStarted: false })
        {
            // Nothing of it waits: it goes from memory to memory, and out when Kestrel hangs up.
            _ = WriteAsync(features);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private async Task WriteAsync(IFeatureCollection connection)
    {
        var features = new FeatureCollection(connection);
        using var body = new MemoryStream();
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var context = new DefaultHttpContext(features) { RequestServices = services };
        if (!context.Request.Path.HasValue && features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is ['/', ..] target)
        {
            context.Request.Path = new PathString(target.Split('?')[0]);
        }

        AnswerHeaders.AddTo(context);
        await services.GetRequiredService<ErrorResponder>().WriteAsync(context, new Error(ErrorKind.Invalid, "The request is malformed."));
        WriteToConnection!.Invoke(connection, [(ReadOnlyMemory<byte>)body.ToArray(), CancellationToken.None]);
    }
}
