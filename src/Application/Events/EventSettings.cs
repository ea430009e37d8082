namespace ScimPlatform.Application.Events;

/// <param name="Retention">how long events can be read</param>
public sealed record EventSettings(TimeSpan Retention);
