namespace ScimPlatform.TestSupport.Databases;

/// <summary>The PostgreSQL that the tests of this process use: one that is named, or one of their own that starts with its first use.</summary>
public static class PostgreSqlServer
{
    public const string Variable = "SCIMPLATFORM_TEST_POSTGRESQL";

    /// <summary>The value of <see cref="Variable"/> that makes a missing PostgreSQL a failure instead of something left out.</summary>
    public const string Required = "required";

    private static readonly string? Said = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said ? said : null;
    private static readonly string? Programs = PostgreSqlCluster.FindPrograms();
    private static readonly Lazy<PostgreSqlCluster> Own = new(() => PostgreSqlCluster.Start(Programs!));

    /// <summary>Whether there is one.</summary>
    /// <exception cref="InvalidOperationException">it is required, and there is none</exception>
    public static bool IsAvailable => Named is not null || Programs is not null
        || (Said is null ? false : throw new InvalidOperationException($"{Variable} requires PostgreSQL, and its programs are not installed."));

    /// <summary>Where it is, without a database.</summary>
    public static string ConnectionString => Named ?? Own.Value.ConnectionString;

    private static string? Named => Said == Required ? null : Said;

    /// <summary>Stops the tests' own, when all of them have ended.</summary>
    public static void Stop()
    {
        if (Own.IsValueCreated)
        {
            Own.Value.Dispose();
        }
    }
}
