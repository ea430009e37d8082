namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>Where a client can go from a page of a walk (RFC 9865 section 2).</summary>
/// <param name="Previous">leads to the page before, or null on the first</param>
/// <param name="Next">leads to the page behind, or null on the last</param>
public sealed record PageCursors(string? Previous, string? Next);
