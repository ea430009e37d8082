using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>An answer that may be large. A small one is made whole and says its length; of a larger one each piece is sent as soon as it is made.</summary>
/// <param name="write">writes the answer, a resource or a member of a group with each step</param>
/// <param name="status">the HTTP status</param>
internal sealed class StreamedResult<T>(Func<JsonBuffer, IEnumerable<T>> write, int status = StatusCodes.Status200OK) : IActionResult
{
    public string? Location { get; init; }

    public string? EntityTag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        var most = http.RequestServices.GetRequiredService<ScimSettings>().Budgets.BufferedAnswer;
        response.StatusCode = status;
        response.ContentType = ScimResult.MediaType;
        ScimResult.SetHeaders(response, Location, EntityTag);
        var (body, isWhole) = (JsonBuffer.Take(), true);
        try
        {
            foreach (var _ in write(body))
            {
                http.RequestAborted.ThrowIfCancellationRequested();
                if (body.Length > most)
                {
                    isWhole = false;
                    await response.Body.WriteAsync(body.Written, http.RequestAborted);
                    body.Clear();
                }
            }

            if (isWhole)
            {
                response.ContentLength = body.Length;
            }

            await response.Body.WriteAsync(body.Written, http.RequestAborted);
        }
        finally
        {
            body.GiveBack();
        }
    }
}
