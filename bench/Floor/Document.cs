using System.Text.Json;

namespace ScimPlatform.Floor;

/// <summary>1.2 KB of JSON, made once.</summary>
internal static class Document
{
    private const int Length = 1200;

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        var bare = JsonSerializer.SerializeToUtf8Bytes(new { id = Guid.Empty, userName = "floor@example.com", note = "" });
        return JsonSerializer.SerializeToUtf8Bytes(
            new { id = Guid.Empty, userName = "floor@example.com", note = new string('.', Length - bare.Length) });
    }
}
