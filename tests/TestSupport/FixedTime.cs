using Microsoft.Extensions.Time.Testing;

namespace ScimPlatform.TestSupport;

/// <summary>A clock that stands still at <see cref="A.Moment"/>, or wherever a test sets it.</summary>
public sealed class FixedTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    public FixedTime()
        : this(A.Moment)
    {
    }
}
