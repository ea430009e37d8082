namespace ScimPlatform.WebApi.Hosting;

/// <summary>A clock that is wrong, as one of several nodes may have it.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
