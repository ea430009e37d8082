using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.SecretScanning;

/// <summary>Lets nobody in but who signed the body with a key that is known here. Where none is known, there is nothing at that path.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignedAttribute : Attribute, IAsyncResourceFilter
{
    public const string KeyHeader = "Github-Public-Key-Identifier";
    public const string SignatureHeader = "Github-Public-Key-Signature";

    private const int MostBytes = 1024 * 1024;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var keys = http.RequestServices.GetRequiredService<AlertKeys>();
        if (!keys.AreThereAny)
        {
            throw new Refusal(new Error(ErrorKind.NotFound, "There is nothing at this path."));
        }

        var body = await StrictJson.ReadBytesAsync(http.Request, MostBytes, http.RequestAborted);
        string? id = http.Request.Headers[KeyHeader];
        if (!keys.Verify(id, http.Request.Headers[SignatureHeader], body.Span))
        {
            throw new Refusal(Error.Forbidden("The alert is not signed with a key that is known here."));
        }

        http.Request.Body = new MemoryStream(body.ToArray());
        http.Features.Set(new SignedReport(Convert.ToHexStringLower(SHA256.HashData(body.Span)), new Actor(SignedReport.Issuer, id!)));
        await next();
    }
}

/// <summary>A report whose signature is right.</summary>
/// <param name="Hash">SHA-256 of its body: a signature can be changed and stay right, a body cannot</param>
/// <param name="Signer">who signed it</param>
internal sealed record SignedReport(string Hash, Actor Signer)
{
    public const string Issuer = "secret-scanning";

    public static SignedReport Of(HttpContext context) =>
        context.Features.Get<SignedReport>() ?? throw new InvalidOperationException("The report was not verified.");
}
