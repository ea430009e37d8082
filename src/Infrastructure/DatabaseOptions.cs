namespace ScimPlatform.Infrastructure;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Where everything is stored.</summary>
/// <param name="Provider">which database</param>
/// <param name="ConnectionString">how to reach it</param>
/// <param name="MaxBatchSize">how many statements EF Core sends at once; null leaves it to the provider</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize);
