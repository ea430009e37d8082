namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>What the store keeps in memory only to be faster, and beyond the reach of the garbage collector.</summary>
internal interface INativeCaches
{
    /// <summary>Gives back what is not in use; it is read again when it is needed. For a server at rest, though safe at any time.</summary>
    void Release();
}
