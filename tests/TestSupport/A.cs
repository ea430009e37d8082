namespace ScimPlatform.TestSupport;

/// <summary>Where every arrangement begins: <c>A.Tenant().WithScimOff().Build()</c>. What a test does not say is unremarkable.</summary>
public static class A
{
    /// <summary>The moment at which everything that a builder makes is made.</summary>
    public static DateTimeOffset Moment { get; } = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public static TenantBuilder Tenant() => new();

    public static TokenBuilder Token() => new();

    public static UserBuilder User() => new();
}
