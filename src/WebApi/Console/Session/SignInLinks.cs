using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ScimPlatform.WebApi.Console.Session;

/// <summary>Links that sign a developer in once. They are known to this process only, and given out in Development only.</summary>
public sealed class SignInLinks(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<string, DateTimeOffset> open = new();

    /// <returns>what the parameter of the sign-in page has to be</returns>
    public string Make()
    {
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        open[HashOf(code)] = time.GetUtcNow() + Lifetime;
        return code;
    }

    /// <summary>Whether the link is one that was made here and was not followed yet.</summary>
    public bool Use(string code) => open.TryRemove(HashOf(code), out var until) && time.GetUtcNow() < until;

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
