namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>A command that was to be brief turns out to take long: it is undone, and done again where others can write beside it.</summary>
internal sealed class NotBrief() : Exception("The command is not brief.");
