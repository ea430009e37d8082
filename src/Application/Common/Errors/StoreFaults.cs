namespace ScimPlatform.Application.Common.Errors;

/// <summary>Another writer changed, between reading and writing, what was to be changed.</summary>
public sealed class ConcurrencyLost(Exception? cause = null) : Exception("Another request changed the same thing meanwhile.", cause);

/// <summary>The database cannot be reached, or is too busy to answer in time.</summary>
public sealed class StoreUnavailable(Exception cause) : Exception("The database cannot be reached.", cause);
