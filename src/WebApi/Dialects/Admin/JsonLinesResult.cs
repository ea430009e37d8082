using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

internal static class JsonLinesResult
{
    public const string MediaType = "application/jsonl";
}

/// <summary>
/// A list of any length, one JSON document a line, written as it is read. What fails at the first read is an error like any other; what
/// fails later cuts the connection, so that nobody takes a part for the whole.
/// </summary>
/// <param name="read">reads a stretch from a cursor on, or from the top</param>
internal sealed class JsonLinesResult<T>(Func<string?, CancellationToken, Task<KeysetPage<T>>> read) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancellationToken = context.HttpContext.RequestAborted;
        var stretch = await read(null, cancellationToken);
        response.ContentType = JsonLinesResult.MediaType;
        await WriteAsync(response, stretch, cancellationToken);
        while (stretch.NextCursor is not null)
        {
            stretch = await read(stretch.NextCursor, cancellationToken);
            await WriteAsync(response, stretch, cancellationToken);
        }
    }

    private static async Task WriteAsync(HttpResponse response, KeysetPage<T> stretch, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        foreach (var item in stretch.Items)
        {
            JsonSerializer.Serialize(lines, item, WireJson.Options);
            lines.WriteByte((byte)'\n');
        }

        await response.Body.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
    }
}
