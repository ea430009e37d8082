using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Discovery;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>A list as an answer. A small one is made whole and says its length; of a larger one each piece is sent as soon as it is made.</summary>
/// <param name="write">writes the list, a resource with each step</param>
internal sealed class ListResult<T>(Func<Utf8JsonWriter, IEnumerable<T>> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var most = http.RequestServices.GetRequiredService<ScimSettings>().Budgets.BufferedAnswer;
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = ScimResult.MediaType;
        var (body, isWhole) = (PooledBuffer.Take(), true);
        try
        {
            foreach (var _ in body.WriteEach(write))
            {
                http.RequestAborted.ThrowIfCancellationRequested();
                if (body.Length > most)
                {
                    isWhole = false;
                    body.Flush();
                    await http.Response.Body.WriteAsync(body.Written, http.RequestAborted);
                    body.Clear();
                }
            }

            if (isWhole)
            {
                http.Response.ContentLength = body.Written.Length;
            }

            await http.Response.Body.WriteAsync(body.Written, http.RequestAborted);
        }
        finally
        {
            body.GiveBack();
        }
    }
}
