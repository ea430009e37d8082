using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Console;

/// <summary>The style sheet and the script of the console, which are part of the program.</summary>
internal static class ConsoleAssets
{
    private static readonly (string Name, string MediaType)[] Files =
        [("console.css", "text/css; charset=utf-8"), ("console.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml")];

    public static void MapConsoleAssets(this WebApplication app)
    {
        foreach (var (name, mediaType) in Files)
        {
            var (bytes, tag) = Load(name);
            app.MapGet($"{ConsolePaths.Assets}/{name}", () => Results.Bytes(bytes, mediaType, entityTag: tag)).ExcludeFromDescription().AnswerHead();
        }
    }

    private static (byte[] Bytes, EntityTagHeaderValue Tag) Load(string name)
    {
        using var resource = typeof(ConsoleAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }
}
