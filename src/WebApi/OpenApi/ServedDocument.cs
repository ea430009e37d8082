using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>The document as it is sent: made when it is first asked for, and from then on the same bytes for everybody.</summary>
internal sealed class ServedDocument(IOpenApiDocumentProvider provider)
{
    private readonly Lazy<Task<Content>> content = new(() => MakeAsync(provider));

    public async Task<IResult> AnswerAsync()
    {
        var made = await content.Value;
        return Results.Bytes(made.Body, "application/json; charset=utf-8", entityTag: made.Tag);
    }

    // Nobody's request ends it: others wait for it too.
    private static async Task<Content> MakeAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var body = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n");
        return new Content(body, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\""));
    }

    private sealed record Content(byte[] Body, EntityTagHeaderValue Tag);
}
