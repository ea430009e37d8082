namespace ScimPlatform.Infrastructure.Operations;

/// <summary>An operator's command that is not done. The message says why, in one line, and nothing was changed.</summary>
public sealed class OperationRefused(string message) : Exception(message);
