using System.Net.Http.Headers;
using System.Text;

namespace ScimPlatform.WebApi.FunctionalTests.Http;

/// <summary>Somebody who sends requests, always with the same credentials.</summary>
/// <param name="client">how the server is reached</param>
/// <param name="authorization">the whole header; null for none</param>
internal sealed class Caller(HttpClient client, string? authorization)
{
    public const string Json = "application/json";

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, (string?)null, headers);

    public Task<Answer> PostAsync(string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, body, headers);

    public Task<Answer> PatchAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, body, headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, (string?)null, headers);

    /// <summary>Sends JSON, unless a header says that it is something else.</summary>
    public Task<Answer> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(Json);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            Set(request, name, value);
        }

        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        if (name is "Content-Type" or "Content-Encoding")
        {
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
