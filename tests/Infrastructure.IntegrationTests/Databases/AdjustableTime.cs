using Microsoft.Extensions.Time.Testing;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>The clock of a test: it begins at a time with milliseconds, and stands still until it is moved.</summary>
internal sealed class AdjustableTime() : FakeTimeProvider(Start)
{
    public static new readonly DateTimeOffset Start = new(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);
}
