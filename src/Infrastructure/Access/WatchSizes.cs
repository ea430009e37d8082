namespace ScimPlatform.Infrastructure.Access;

/// <summary>What is looked at one by one.</summary>
/// <param name="MostWatched">so many users at most; the roles of more are compared as sets</param>
public sealed record WatchSizes(int MostWatched);
