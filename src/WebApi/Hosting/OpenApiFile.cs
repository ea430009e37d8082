using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// The OpenAPI document, made when it is first asked for and kept: to make it is much work, and anybody may ask. It is the same for every
/// request; where no public URL is set, it says where the server is relative to itself, which holds behind any proxy.
/// </summary>
internal sealed class OpenApiFile(IServiceProvider services, ServerSettings settings)
{
    private const string ContentType = "application/json;charset=utf-8";
    private const string BesideItself = "..";
    private const int TagLength = 16;

    private readonly Lazy<Task<(byte[] Bytes, EntityTagHeaderValue Tag)>> file = new(() => MakeAsync(services, settings));

    public async Task<IResult> GetAsync()
    {
        var (bytes, tag) = await file.Value;
        return Results.Bytes(bytes, ContentType, entityTag: tag);
    }

    private static async Task<(byte[] Bytes, EntityTagHeaderValue Tag)> MakeAsync(IServiceProvider services, ServerSettings settings)
    {
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApi.Version);
        var document = await provider.GetOpenApiDocumentAsync();
        document.Servers = [new OpenApiServer { Url = settings.PublicBaseUrl ?? BesideItself }];
        using var written = new MemoryStream();
        await document.SerializeAsJsonAsync(written, OpenApiSpecVersion.OpenApi3_1);
        var bytes = written.ToArray();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..TagLength])}\""));
    }
}
