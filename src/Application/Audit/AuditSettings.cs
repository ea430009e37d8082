namespace ScimPlatform.Application.Audit;

/// <param name="RetentionDays">how long records are kept; 0 for ever</param>
public sealed record AuditSettings(int RetentionDays);
