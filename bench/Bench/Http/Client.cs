using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ScimPlatform.Bench.Load;

namespace ScimPlatform.Bench.Http;

/// <summary>Sends requests over one connection and keeps account of them.</summary>
internal sealed class Client(Uri server, string authorization, Tally tally) : IDisposable
{
    private readonly Connection connection = new(server);
    private readonly ArrayBufferWriter<byte> output = new(1 << 12);
    private bool isAside;

    public Answer Get(string path, string? authorizedBy = null) => Send("GET", path, null, authorizedBy);

    /// <summary>Gets what may be long and is not looked at.</summary>
    /// <returns>the answer without its body</returns>
    public Answer Drain(string path) => Send("GET", path, null, null, keepsBody: false);

    public Answer Post(string path, string? body = null, string? authorizedBy = null) => Send("POST", path, body, authorizedBy);

    /// <summary>Sends a form, which says itself who sends it.</summary>
    public Answer PostForm(string path, string form, string authorizedBy) => Send("POST", path, form, authorizedBy, "application/x-www-form-urlencoded");

    /// <summary>A page of the console.</summary>
    /// <param name="path">of the page</param>
    /// <param name="cookies">the session's</param>
    /// <param name="form">what is sent to it; null to get it</param>
    public Answer Page(string path, string cookies, string? form = null) =>
        Send(form is null ? "GET" : "POST", path, form, null, "application/x-www-form-urlencoded", cookies);

    public Answer Patch(string path, string body) => Send("PATCH", path, body, null);

    public Answer Delete(string path) => Send("DELETE", path, null, null);

    /// <summary>Does what has to be done before and after that which is measured: how long it takes does not count, only what goes wrong in it.</summary>
    public T Aside<T>(Func<T> act)
    {
        isAside = true;
        try
        {
            return act();
        }
        finally
        {
            isAside = false;
        }
    }

    /// <summary>Counts an answer that is not what it has to be: a fast wrong answer counts for nothing.</summary>
    public void Require(bool isRight, in Answer answer)
    {
        if (!isRight)
        {
            tally.Wrong(answer.ToString());
        }
    }

    public void Dispose() => connection.Dispose();

    private Answer Send(
        string method, string path, string? body, string? authorizedBy, string mediaType = "application/scim+json", string? cookies = null, bool keepsBody = true)
    {
        output.ResetWrittenCount();
        Write($"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n");
        Write(cookies is null
            ? $"Authorization: {authorizedBy ?? authorization}\r\nAccept: application/scim+json\r\n"
            : $"Cookie: {cookies}\r\nAccept: text/html\r\n");
        if (body is not null)
        {
            Write($"Content-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        }
        else
        {
            Write(method == "GET" ? "\r\n" : "Content-Length: 0\r\n\r\n");
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = connection.Send(output.WrittenSpan, keepsBody);
            if (!isAside)
            {
                tally.Answered(Stopwatch.GetTimestamp() - start);
            }

            return answer;
        }
        catch (SocketException exception)
        {
            connection.Close();
            tally.Failed(exception.Message);
            throw new Unanswered(exception);
        }
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}

/// <summary>The connection broke; the request may or may not have been done.</summary>
internal sealed class Unanswered(Exception cause) : Exception(cause.Message, cause);
