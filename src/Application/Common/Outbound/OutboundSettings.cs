namespace ScimPlatform.Application.Common.Outbound;

/// <param name="AllowsLoopback">whether this machine may be called, and over http: in Development only</param>
public sealed record OutboundSettings(bool AllowsLoopback);
