namespace ScimPlatform.Application.Common;

/// <summary>Work that was to be brief turns out to look at more than that: it is undone, and done again where others can write beside it.</summary>
public sealed class TakesLong() : Exception("The work is not brief.");
